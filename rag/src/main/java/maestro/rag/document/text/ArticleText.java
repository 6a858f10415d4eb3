package maestro.rag.document.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import maestro.rag.document.Deadline;
import net.dankito.readability4j.model.ArticleGrabberOptions;
import net.dankito.readability4j.model.ArticleMetadata;
import net.dankito.readability4j.model.ReadabilityOptions;
import net.dankito.readability4j.processor.ArticleGrabber;
import net.dankito.readability4j.processor.Preprocessor;
import net.dankito.readability4j.util.RegExUtil;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jspecify.annotations.Nullable;

/// The article of a page that doesn't say where its content is: found by Mozilla's Readability
/// (Arc90's scores of paragraphs by length, commas, names of classes and share of links, summed up
/// in what holds them), as Readability4J has it.
final class ArticleText {
    /// What is larger is a list or a book, and costs the library more than linear time.
    private static final int MOST_ELEMENTS = 20_000;

    private static final int MOST_CHARACTERS = 2_000_000;

    /// The library recurs, and looks through all that is below each block.
    private static final int DEEPEST = 100;

    private static final Duration MOST_TIME = Duration.ofSeconds(10);

    /// Characters outside of links: in less there is little to leave out, and too little to tell an
    /// article by.
    private static final int SHORT = 300;

    /// Characters of an article that is looked for no further, with less strict rules: half of the
    /// library's own, since Korean says twice as much in as many.
    private static final int ENOUGH = 250;

    /// What is found has at least this part of the words outside of links. Comments and notices are
    /// often more than a short article; a side column instead of a list of titles is less.
    private static final double LEAST = 0.2;

    /// Of a part between two parts of an article: what has more leads elsewhere.
    private static final double MOST_LINKS = 0.3;

    private ArticleText() {}

    /// Leaves the page as it is.
    ///
    /// @return empty where nothing was found that may stand for the page, or the page is too large
    /// @throws Deadline.Passed where the thread was interrupted
    static Optional<Element> of(Document page, Deadline deadline) {
        if (tooLarge(page)) {
            return Optional.empty();
        }
        int all = words(page.body());
        if (all < SHORT) {
            return Optional.empty();
        }
        Deadline own = new Deadline(MOST_TIME);
        try {
            Document copy = page.clone();
            copy.select("form").unwrap(); // some sites have the whole page in one
            Preparing preparing = new Preparing(own);
            preparing.prepareDocument(copy);
            Element article =
                    new Grabbing(preparing.patterns(), own)
                            .grabArticle(
                                    copy, new ArticleMetadata(), new ArticleGrabberOptions(), null);
            return Optional.ofNullable(article).filter(found -> words(found) >= LEAST * all);
        } catch (RuntimeException e) {
            deadline.check();
            return Optional.empty(); // too slow, or a page that the library trips over
        }
    }

    private static boolean tooLarge(Document page) {
        int elements = 0;
        long characters = 0;
        int depth = 0;
        for (Node node = page; node != null; ) {
            if (node instanceof Element) {
                elements++;
            } else {
                characters += node.nodeValue().length();
            }
            if (elements > MOST_ELEMENTS || characters > MOST_CHARACTERS || depth > DEEPEST) {
                return true;
            }
            if (node.childNodeSize() > 0) {
                node = node.childNode(0);
                depth++;
                continue;
            }
            while (node != null && node.nextSibling() == null) {
                node = node.parent();
                depth--;
            }
            node = node == null ? null : node.nextSibling();
        }
        return false;
    }

    /// Characters outside of links.
    private static int words(Element element) {
        int links = element.select("a").stream().mapToInt(link -> link.text().length()).sum();
        return element.text().length() - links;
    }

    /// Ends when its time is up.
    private static final class Preparing extends Preprocessor {
        private final Deadline deadline;

        Preparing(Deadline deadline) {
            this.deadline = deadline;
        }

        RegExUtil patterns() {
            return getRegEx();
        }

        @Override
        protected @Nullable Element nextElement(@Nullable Node node, RegExUtil patterns) {
            deadline.check();
            return super.nextElement(node, patterns);
        }
    }

    /// Ends when its time is up, loses nothing from between two parts of an article, and leaves
    /// tables and lists what they are.
    private static final class Grabbing extends ArticleGrabber {
        private static final Set<String> SHAPED =
                Set.of("table", "ul", "ol", "dl", "pre", "blockquote", "h2", "h3", "h4");

        private final Deadline deadline;

        Grabbing(RegExUtil patterns, Deadline deadline) {
            super(new ReadabilityOptions(0, 5, ENOUGH, List.of()), patterns);
            this.deadline = deadline;
        }

        @Override
        protected @Nullable Element getNextNode(Element node, boolean passOver) {
            deadline.check();
            return super.getNextNode(node, passOver);
        }

        @Override
        protected String getInnerText(
                Element element, @Nullable RegExUtil patterns, boolean plainSpaces) {
            deadline.check();
            return super.getInnerText(element, patterns, plainSpaces);
        }

        @Override
        protected void setNodeTag(Element node, String tag) {
            if (!SHAPED.contains(node.normalName())) {
                super.setNodeTag(node, tag);
            }
        }

        @Override
        protected void cleanConditionally(
                Element article, String tag, ArticleGrabberOptions options) {
            if (tag.equals("table")) {
                article.select("table").removeIf(table -> getLinkDensity(table) > MOST_LINKS);
            } else {
                super.cleanConditionally(article, tag, options);
            }
        }

        @Override
        protected Element createArticleContent(Document page, Element best, boolean paging) {
            Element parent = best.parent();
            List<Element> siblings = parent == null ? List.of() : List.copyOf(parent.children());
            Element article = super.createArticleContent(page, best, paging);
            Element last = null;
            List<Element> between = new ArrayList<>();
            for (Element sibling : siblings) {
                if (sibling.parent() != article) {
                    between.add(sibling);
                    continue;
                }
                if (last != null) {
                    for (Element left : between) {
                        if (getLinkDensity(left) < MOST_LINKS) {
                            last.after(left);
                            last = left;
                        }
                    }
                }
                between.clear();
                last = sibling;
            }
            return article;
        }
    }
}
