package maestro.agents.mission;

/// Where a mission may look beyond the library: somebody else's index, which is told the words that
/// are searched for.
public enum Index {
    /// The web, by a SearXNG of the user's choice.
    WEB("web", ""),
    ARXIV("arxiv", "export.arxiv.org"),
    OPENALEX("openalex", "api.openalex.org"),
    CROSSREF("crossref", "api.crossref.org"),
    SEMANTIC_SCHOLAR("semanticscholar", "api.semanticscholar.org"),
    PUBMED("pubmed", "eutils.ncbi.nlm.nih.gov");

    private final String tag;
    private final String host;

    Index(String tag, String host) {
        this.tag = tag;
        this.host = host;
    }

    /// As it is written on the command line.
    public String tag() {
        return tag;
    }

    /// Who is told the words; empty where the user says who.
    public String host() {
        return host;
    }
}
