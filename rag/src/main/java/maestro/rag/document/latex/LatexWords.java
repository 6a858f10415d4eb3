package maestro.rag.document.latex;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What commands of LaTeX stand for on the page.
final class LatexWords {

    /// Commands that are a sign.
    static final Map<String, String> SIGNS =
            Map.ofEntries(
                    Map.entry("ldots", "…"),
                    Map.entry("dots", "…"),
                    Map.entry("textellipsis", "…"),
                    Map.entry("textendash", "–"),
                    Map.entry("textemdash", "—"),
                    Map.entry("textquoteleft", "‘"),
                    Map.entry("textquoteright", "’"),
                    Map.entry("textquotedblleft", "“"),
                    Map.entry("textquotedblright", "”"),
                    Map.entry("textbullet", "•"),
                    Map.entry("textdegree", "°"),
                    Map.entry("textbackslash", "\\"),
                    Map.entry("textasciitilde", "~"),
                    Map.entry("textunderscore", "_"),
                    Map.entry("textregistered", "®"),
                    Map.entry("texttrademark", "™"),
                    Map.entry("copyright", "©"),
                    Map.entry("pounds", "£"),
                    Map.entry("euro", "€"),
                    Map.entry("S", "§"),
                    Map.entry("P", "¶"),
                    Map.entry("ss", "ß"),
                    Map.entry("ae", "æ"),
                    Map.entry("AE", "Æ"),
                    Map.entry("oe", "œ"),
                    Map.entry("OE", "Œ"),
                    Map.entry("o", "ø"),
                    Map.entry("O", "Ø"),
                    Map.entry("l", "ł"),
                    Map.entry("L", "Ł"),
                    Map.entry("aa", "å"),
                    Map.entry("AA", "Å"),
                    Map.entry("i", "i"),
                    Map.entry("j", "j"),
                    Map.entry("LaTeX", "LaTeX"),
                    Map.entry("TeX", "TeX"),
                    Map.entry("BibTeX", "BibTeX"),
                    Map.entry("quad", " "),
                    Map.entry("qquad", " "),
                    Map.entry("newline", "\n"),
                    Map.entry("eg", "e.g."),
                    Map.entry("ie", "i.e."));

    /// Combining characters of the commands that set an accent on what follows.
    private static final Map<String, String> ACCENTS =
            Map.ofEntries(
                    Map.entry("`", "\u0300"),
                    Map.entry("'", "\u0301"),
                    Map.entry("^", "\u0302"),
                    Map.entry("~", "\u0303"),
                    Map.entry("=", "\u0304"),
                    Map.entry("u", "\u0306"),
                    Map.entry(".", "\u0307"),
                    Map.entry("\"", "\u0308"),
                    Map.entry("r", "\u030A"),
                    Map.entry("H", "\u030B"),
                    Map.entry("v", "\u030C"),
                    Map.entry("d", "\u0323"),
                    Map.entry("c", "\u0327"),
                    Map.entry("k", "\u0328"));

    /// How many arguments commands take that show none of them.
    static final Map<String, Integer> SILENT =
            Map.ofEntries(
                    Map.entry("label", 1),
                    Map.entry("includegraphics", 1),
                    Map.entry("input", 1),
                    Map.entry("include", 1),
                    Map.entry("usepackage", 1),
                    Map.entry("bibliography", 1),
                    Map.entry("bibliographystyle", 1),
                    Map.entry("addbibresource", 1),
                    Map.entry("nocite", 1),
                    Map.entry("index", 1),
                    Map.entry("vspace", 1),
                    Map.entry("hspace", 1),
                    Map.entry("vskip", 0),
                    Map.entry("pagestyle", 1),
                    Map.entry("thispagestyle", 1),
                    Map.entry("setlength", 2),
                    Map.entry("addtolength", 2),
                    Map.entry("setcounter", 2),
                    Map.entry("addtocounter", 2),
                    Map.entry("newcommand", 2),
                    Map.entry("renewcommand", 2),
                    Map.entry("providecommand", 2),
                    Map.entry("DeclareMathOperator", 2),
                    Map.entry("newtheorem", 2),
                    Map.entry("newenvironment", 3),
                    Map.entry("definecolor", 3),
                    Map.entry("color", 1),
                    Map.entry("textcolor", 1),
                    Map.entry("colorbox", 1),
                    Map.entry("hypersetup", 1),
                    Map.entry("graphicspath", 1),
                    Map.entry("title", 1),
                    Map.entry("author", 1),
                    Map.entry("date", 1),
                    Map.entry("affiliation", 1),
                    Map.entry("rule", 2),
                    Map.entry("resizebox", 2),
                    Map.entry("scalebox", 1),
                    Map.entry("multicolumn", 2),
                    Map.entry("multirow", 2),
                    Map.entry("cline", 1),
                    Map.entry("cmidrule", 1),
                    Map.entry("fontsize", 2),
                    Map.entry("selectfont", 0),
                    Map.entry("tikzset", 1),
                    Map.entry("usetikzlibrary", 1),
                    Map.entry("captionsetup", 1),
                    Map.entry("addcontentsline", 3),
                    Map.entry("markboth", 2),
                    Map.entry("thanks", 1));

    /// Headings from the outermost.
    static final List<String> LEVELS =
            List.of(
                    "part",
                    "chapter",
                    "section",
                    "subsection",
                    "subsubsection",
                    "paragraph",
                    "subparagraph");

    /// What stands in a paragraph of its own.
    static final Set<String> SECTIONS =
            Stream.concat(LEVELS.stream(), Stream.of("caption"))
                    .collect(Collectors.toUnmodifiableSet());

    static final Set<String> CITES =
            Set.of(
                    "cite",
                    "citep",
                    "citet",
                    "citealp",
                    "citealt",
                    "citeauthor",
                    "citeyear",
                    "parencite",
                    "textcite",
                    "autocite",
                    "footcite",
                    "supercite",
                    "Citet",
                    "Citep");

    static final Set<String> REFERENCES =
            Set.of("ref", "eqref", "autoref", "cref", "Cref", "pageref", "nameref", "vref");

    /// What is taken as it is written.
    static final Set<String> FORMULAS =
            Set.of(
                    "equation",
                    "align",
                    "gather",
                    "multline",
                    "eqnarray",
                    "displaymath",
                    "math",
                    "alignat",
                    "flalign",
                    "dmath");

    static final Set<String> VERBATIM = Set.of("verbatim", "lstlisting", "minted", "Verbatim");

    static final Set<String> ASIDE =
            Set.of("comment", "tikzpicture", "filecontents", "pgfpicture", "picture");

    static final Set<String> TABLES =
            Set.of("tabular", "tabularx", "tabulary", "longtable", "tabu", "array", "supertabular");

    private LatexWords() {}

    static boolean accent(String command) {
        return ACCENTS.containsKey(command);
    }

    /// @param on what the accent stands on, "" gives nothing
    static String accented(String command, String on) {
        if (on.isEmpty()) {
            return "";
        }
        int first = Character.charCount(on.codePointAt(0));
        String set =
                on.substring(0, first) + ACCENTS.getOrDefault(command, "") + on.substring(first);
        return Normalizer.normalize(set, Normalizer.Form.NFC);
    }
}
