package maestro.agents.source.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import maestro.agents.mission.Index;
import maestro.agents.mission.Lead;
import maestro.agents.mission.WebSearch;
import maestro.agents.model.http.Fetched;
import org.junit.jupiter.api.Test;

/// Each index reads its own form. The answers of SearXNG were recorded from a real one; all others
/// are written by the public documentation that each class names, as no recordings were at hand.
class SearchersTest {
    private static final URI BASE = URI.create("https://index.example");

    private final List<String> asked = new ArrayList<>();

    /// Answers with these one after the other, the last of them again and again.
    private Searcher.Get answers(String... texts) {
        return url -> {
            String text = texts[Math.min(asked.size(), texts.length - 1)];
            asked.add(url.toString());
            return new Fetched(url, "", text.getBytes(StandardCharsets.UTF_8));
        };
    }

    private static String recorded(String name) throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null) {
            Path file = folder.resolve(Path.of("shared", "data", "fixtures", name));
            if (Files.exists(file)) {
                return Files.readString(file);
            }
            folder = folder.getParent();
        }
        return abort("The recorded answer " + name + " is not in ../shared/data/fixtures");
    }

    private static WebSearch web(int pages) {
        return new WebSearch(
                URI.create("http://127.0.0.1:8888/searx/"),
                List.of("general", "science"),
                "ko",
                WebSearch.TimeRange.YEAR,
                WebSearch.Safe.MODERATE,
                List.of("wikipedia"),
                pages);
    }

    @Test
    void aRealSearXngsAnswerIsRead() throws Exception {
        Searcher.Answer answer =
                new SearXng(web(1))
                        .search("비타민 D & bones", 10, answers(recorded("searxng-search.json")));
        assertThat(answer.leads())
                .hasSize(10)
                .allMatch(l -> l.indexes().equals(List.of(Index.WEB)));
        Lead first = answer.leads().getFirst();
        assertThat(first.title()).startsWith("Vitamin D status: measurement");
        assertThat(first.url()).isEqualTo("http://127.0.0.1:8899/doc/scifact-30720103.html");
        assertThat(first.summary()).startsWith("Vitamin D, the sunshine vitamin");
        assertThat(answer.unresponsive())
                .containsExactly("loopjson: Suspended: HTTP connection error");
        assertThat(asked)
                .containsExactly(
                        "http://127.0.0.1:8888/searx/search?q=%EB%B9%84%ED%83%80%EB%AF%BC%20D%20%26%20bones"
                                + "&format=json&categories=general%2Cscience&engines=wikipedia&language=ko"
                                + "&pageno=1&time_range=year&safesearch=1");
    }

    @Test
    void furtherPagesAreAskedForUntilThereIsEnough() throws Exception {
        String page = recorded("searxng-page2.json");
        Searcher.Answer answer = new SearXng(web(3)).search("aspirin", 20, answers(page));
        assertThat(answer.leads()).hasSize(20);
        assertThat(asked).hasSize(3);
        assertThat(asked.get(2)).contains("pageno=3");
        assertThat(answer.unresponsive()).hasSize(1);
    }

    @Test
    void withNothingChosenSearXngIsAskedAsItIs() throws Exception {
        Searcher.Answer answer =
                new SearXng(WebSearch.at(URI.create("http://searx.example")))
                        .search(
                                "x",
                                5,
                                answers("{\"results\":[{\"url\":\"javascript:alert(1)\"}]}"));
        assertThat(answer.leads()).isEmpty();
        assertThat(asked).containsExactly("http://searx.example/search?q=x&format=json&pageno=1");
    }

    @Test
    void whatIsNoListOfResultsIsSaidSo() {
        for (String text : List.of("<html>Too many requests</html>", "{}", "[]", "")) {
            for (Searcher searcher :
                    List.of(
                            new SearXng(web(1)),
                            new OpenAlex(BASE),
                            new Crossref(BASE),
                            new SemanticScholar(BASE),
                            new PubMed(BASE))) {
                assertThatThrownBy(() -> searcher.search("x", 5, answers(text)))
                        .as(searcher.getClass() + " on " + text)
                        .isInstanceOf(UnreadableException.class);
            }
        }
        assertThatThrownBy(() -> new Arxiv(BASE).search("x", 5, answers("<feed><entry>")))
                .isInstanceOf(UnreadableException.class);
    }

    private static final String ATOM =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"
                  xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">
              <title>arXiv Query</title><id>http://arxiv.org/api/x</id>
              <opensearch:totalResults>1</opensearch:totalResults>
              <entry>
                <id>http://arxiv.org/abs/2005.11401v4</id>
                <updated>2021-04-12T15:42:18Z</updated><published>2020-05-22T21:34:34Z</published>
                <title>Retrieval-Augmented Generation for
              Knowledge-Intensive NLP Tasks</title>
                <summary>  Large models &lt;store&gt;
              knowledge.</summary>
                <author><name>Patrick Lewis</name><arxiv:affiliation>UCL</arxiv:affiliation></author>
                <author><name>Ethan Perez</name></author>
                <arxiv:comment>Accepted</arxiv:comment>
                <link href="http://arxiv.org/abs/2005.11401v4" rel="alternate" type="text/html"/>
                <link title="pdf" href="http://arxiv.org/pdf/2005.11401v4" rel="related" type="application/pdf"/>
              </entry>
            </feed>
            """;

    @Test
    void arxivsAtomIsRead() throws Exception {
        Searcher.Answer answer =
                new Arxiv(BASE).search("retrieval-augmented \"generation\"", 5, answers(ATOM));
        Lead lead = answer.leads().getFirst();
        assertThat(lead.title())
                .isEqualTo("Retrieval-Augmented Generation for Knowledge-Intensive NLP Tasks");
        assertThat(lead.url()).isEqualTo("https://arxiv.org/abs/2005.11401v4");
        assertThat(lead.file()).isEqualTo("https://arxiv.org/pdf/2005.11401v4");
        assertThat(lead.doi()).isEqualTo("10.48550/arXiv.2005.11401");
        assertThat(lead.authors()).hasSize(2).contains("Ethan Perez");
        assertThat(lead.authors().getFirst()).startsWith("Patrick Lewis");
        assertThat(lead.year()).isEqualTo(2020);
        assertThat(lead.summary()).isEqualTo("Large models <store> knowledge.");
        assertThat(asked.getFirst())
                .isEqualTo(
                        "https://index.example/api/query?search_query=all%3Aretrieval%20AND%20all%3Aaugmented"
                                + "%20AND%20all%3Ageneration&start=0&max_results=5&sortBy=relevance");
    }

    @Test
    void arxivIsAskedForAnyWordWhereNothingHasAllAndSaysItsFaultsInAnEntry() throws Exception {
        String nothing = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>q</title></feed>";
        assertThat(new Arxiv(BASE).search("a b", 5, answers(nothing, ATOM)).leads()).hasSize(1);
        assertThat(asked.get(1)).contains("all%3Aa%20OR%20all%3Ab");
        String fault =
                """
                <feed xmlns="http://www.w3.org/2005/Atom"><entry>
                <id>http://arxiv.org/api/errors#max_results_must_be_non-negative</id>
                <title>Error</title><summary>max_results must be non-negative</summary></entry></feed>
                """;
        assertThatThrownBy(() -> new Arxiv(BASE).search("a", 5, answers(fault, fault)))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("max_results must be non-negative");
    }

    @Test
    void openAlexsWorksAreReadWithTheirAbstractsPutTogether() throws Exception {
        String works =
                """
                {"meta":{"count":2},"results":[
                {"doi":"https://doi.org/10.1234/AB.5","display_name":"Bees in winter","publication_year":2019,
                "authorships":[{"author":{"display_name":"Ada Keeper"}},{"author":{"display_name":"Bo Hive"}}],
                "primary_location":{"landing_page_url":"https://doi.org/10.1234/AB.5","source":{"display_name":"Journal of Bees"}},
                "best_oa_location":{"pdf_url":"https://oa.example/bees.pdf"},
                "abstract_inverted_index":{"die":[1,4],"Colonies":[0],"when":[2],"mites":[3]}},
                {"doi":null,"display_name":null,"publication_year":null,"authorships":[],"primary_location":null,
                "best_oa_location":null,"abstract_inverted_index":null}]}
                """;
        List<Lead> leads = new OpenAlex(BASE).search("bees: why?", 5, answers(works)).leads();
        assertThat(leads).hasSize(2);
        Lead lead = leads.getFirst();
        assertThat(lead)
                .isEqualTo(
                        new Lead(
                                "Bees in winter",
                                "https://doi.org/10.1234/AB.5",
                                "https://oa.example/bees.pdf",
                                "10.1234/AB.5",
                                List.of("Ada Keeper", "Bo Hive"),
                                2019,
                                "Journal of Bees",
                                "Colonies die when mites die",
                                List.of(Index.OPENALEX)));
        assertThat(asked.getFirst())
                .startsWith(
                        "https://index.example/works?search=bees%20why&per-page=5&select=doi%2C");
    }

    @Test
    void crossrefsWorksAreReadWithoutTheirElements() throws Exception {
        String works =
                """
                {"status":"ok","message":{"items":[
                {"DOI":"10.1234/x","title":["On <i>Apis</i> &amp; mites"],"URL":"https://doi.org/10.1234/x",
                "author":[{"given":"Ada","family":"Keeper"},{"name":"The Bee Group"}],"container-title":["Bees"],
                "issued":{"date-parts":[[2018,3]]},
                "abstract":"<jats:title>Abstract</jats:title><jats:p>Mites kill 3 &lt; 4 colonies.</jats:p>"},
                {"DOI":"10.1234/y","issued":{"date-parts":[[null]]}}]}}
                """;
        List<Lead> leads = new Crossref(BASE).search("mites", 5, answers(works)).leads();
        assertThat(leads.getFirst())
                .isEqualTo(
                        new Lead(
                                "On Apis & mites",
                                "https://doi.org/10.1234/x",
                                "",
                                "10.1234/x",
                                List.of("Ada Keeper", "The Bee Group"),
                                2018,
                                "Bees",
                                "Mites kill 3 < 4 colonies.",
                                List.of(Index.CROSSREF)));
        assertThat(leads.get(1).year()).isZero();
    }

    @Test
    void semanticScholarsPapersAreRead() throws Exception {
        String papers =
                """
                {"total":2,"offset":0,"data":[
                {"paperId":"a1","url":"https://www.semanticscholar.org/paper/a1","title":"Mites","abstract":"They kill.",
                "year":2020,"venue":"Bees","externalIds":{"DOI":"10.1/mites","ArXiv":"2001.00001"},
                "openAccessPdf":{"url":"https://oa.example/m.pdf","status":"GREEN"},"authors":[{"authorId":"1","name":"A. Keeper"}]},
                {"paperId":"a2","url":"https://www.semanticscholar.org/paper/a2","title":"Preprint","abstract":null,
                "year":null,"venue":"","externalIds":{"ArXiv":"2001.00002"},"openAccessPdf":null,"authors":[]}]}
                """;
        List<Lead> leads =
                new SemanticScholar(BASE).search("bee-mites", 5, answers(papers)).leads();
        assertThat(leads.getFirst().file()).isEqualTo("https://oa.example/m.pdf");
        assertThat(leads.getFirst().doi()).isEqualTo("10.1/mites");
        assertThat(leads.get(1).doi()).isEqualTo("10.48550/arXiv.2001.00002");
        assertThat(leads.get(1).summary()).isEmpty();
        assertThat(asked.getFirst()).contains("query=bee%20mites");
        asked.clear();
        assertThat(
                        new SemanticScholar(BASE)
                                .search("x", 5, answers("{\"total\":0,\"offset\":0}"))
                                .leads())
                .isEmpty();
    }

    @Test
    void pubMedsRecordsAreReadAfterTheirIds() throws Exception {
        String ids = "{\"esearchresult\":{\"count\":\"1\",\"idlist\":[\"31452104\",\"1; drop\"]}}";
        String records =
                """
                <?xml version="1.0" ?>
                <!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">
                <PubmedArticleSet><PubmedArticle><MedlineCitation><PMID Version="1">31452104</PMID>
                <Article PubModel="Print"><Journal><ISSN>1234-5678</ISSN><JournalIssue><Volume>2</Volume>
                <PubDate><Year>2019</Year><Month>Aug</Month></PubDate></JournalIssue><Title>Bee medicine</Title>
                <ISOAbbreviation>Bee Med</ISOAbbreviation></Journal>
                <ArticleTitle>Mites and <i>Apis</i> colonies.</ArticleTitle>
                <ELocationID EIdType="doi" ValidYN="Y">10.1000/bee.1</ELocationID>
                <Abstract><AbstractText Label="BACKGROUND">Mites
                 spread.</AbstractText><AbstractText Label="RESULTS">Colonies <b>die</b>.</AbstractText></Abstract>
                <AuthorList><Author><LastName>Keeper</LastName><ForeName>Ada</ForeName><Initials>A</Initials></Author>
                <Author><CollectiveName>Bee Group</CollectiveName></Author></AuthorList></Article></MedlineCitation>
                <PubmedData><ArticleIdList><ArticleId IdType="pubmed">31452104</ArticleId></ArticleIdList>
                <ReferenceList><Reference><ArticleIdList><ArticleId IdType="doi">10.9/cited</ArticleId></ArticleIdList></Reference></ReferenceList>
                </PubmedData></PubmedArticle></PubmedArticleSet>
                """;
        List<Lead> leads = new PubMed(BASE).search("mites", 5, answers(ids, records)).leads();
        assertThat(leads)
                .containsExactly(
                        new Lead(
                                "Mites and Apis colonies",
                                "https://pubmed.ncbi.nlm.nih.gov/31452104/",
                                "",
                                "10.1000/bee.1",
                                List.of("Ada Keeper", "Bee Group"),
                                2019,
                                "Bee medicine",
                                "BACKGROUND: Mites spread.\nRESULTS: Colonies die.",
                                List.of(Index.PUBMED)));
        assertThat(asked.get(1)).endsWith("&id=31452104");
    }

    @Test
    void noMoreLeadsAreTakenThanWereAskedFor() throws Exception {
        String many =
                "{\"results\":[%s]}".formatted("{\"url\":\"http://a.example\"},".repeat(50) + "{}");
        assertThat(new SearXng(web(1)).search("x", 7, answers(many)).leads()).hasSize(7);
        String works =
                "{\"message\":{\"items\":[%s]}}"
                        .formatted("{\"DOI\":\"10.1234/a\"},".repeat(50) + "{}");
        asked.clear();
        assertThat(new Crossref(BASE).search("x", 7, answers(works)).leads()).hasSize(7);
    }
}
