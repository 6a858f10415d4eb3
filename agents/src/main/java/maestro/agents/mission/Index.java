package maestro.agents.mission;

/// Where a mission may look beyond the library: somebody else's index, which is told the words that
/// are searched for.
public enum Index {
    /// The web, by a SearXNG of the user's choice.
    WEB("web", "", ""),
    ARXIV("arxiv", "arXiv", "export.arxiv.org"),
    OPENALEX("openalex", "OpenAlex", "api.openalex.org"),
    CROSSREF("crossref", "Crossref", "api.crossref.org"),
    SEMANTIC_SCHOLAR("semanticscholar", "Semantic Scholar", "api.semanticscholar.org"),
    PUBMED("pubmed", "PubMed", "eutils.ncbi.nlm.nih.gov");

    private final String tag;
    private final String title;
    private final String host;

    Index(String tag, String title, String host) {
        this.tag = tag;
        this.title = title;
        this.host = host;
    }

    /// As it is written on the command line.
    public String tag() {
        return tag;
    }

    /// What it calls itself, in every language; empty for the web.
    public String title() {
        return title;
    }

    /// Whether it holds works that are described in English for the most part.
    public boolean english() {
        return this != WEB;
    }

    /// Who is told the words; empty where the user says who.
    public String host() {
        return host;
    }
}
