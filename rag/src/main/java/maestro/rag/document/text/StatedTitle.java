package maestro.rag.document.text;

import java.util.regex.Pattern;

/// What a file says its title is. Often that is a template's, a program's or a file's name.
public final class StatedTitle {

    private static final Pattern NO_TITLE =
            Pattern.compile(
                    "(?i)(untitled.*|no title|title|document\\d*|microsoft (word|powerpoint|excel) - .*"
                            + "|.*\\.(docx?|dvi|tex|pdf|indd|qxd|pptx?|xlsx?|ps|eps|rtf|odt|hwp|fm|html?)"
                            + "|.*[/\\\\].*[/\\\\].*|slide \\d+|powerpoint[ -](presentation|프레젠테이션)|제목 ?없음|\\S*[_\\d]\\S*)");

    private StatedTitle() {}

    public static boolean plausible(String title) {
        return title.length() >= 4
                && title.length() <= 300
                && title.codePoints().anyMatch(Character::isLetter)
                && !NO_TITLE.matcher(title).matches();
    }
}
