package maestro.agents.role.evidence.question;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import maestro.agents.role.evidence.text.Words;

/// One title for several questions, from the headings of their parts: "RAG: evaluation and failure
/// modes; training of dense retrievers". Questions next to each other that are about the same share
/// its name.
public final class CommonTitle {
    private static final int LONGEST = 90;
    private static final Pattern OF = Pattern.compile("^(.+?) of (?:the )?(.+)$");
    private static final Pattern KOREAN_OF = Pattern.compile("^(.+)의 (.+?)$");

    /// @param said of the topic; empty where the heading is nothing but a topic
    private record Part(String heading, String topic, String said) {
        static Part of(String heading) {
            boolean korean = Words.korean(heading);
            Matcher m = (korean ? KOREAN_OF : OF).matcher(heading);
            if (!m.matches()) {
                return new Part(heading, heading, "");
            }
            return korean
                    ? new Part(heading, m.group(1), m.group(2))
                    : new Part(heading, m.group(2), m.group(1));
        }
    }

    private CommonTitle() {}

    /// Empty where a single question was asked, which is its own title.
    public static String of(List<String> questions) {
        boolean several =
                questions.size() > 1
                        || questions.stream()
                                .anyMatch(q -> QuestionSplitter.MARKED.split(q.strip()).length > 1);
        if (!several) {
            return "";
        }
        Set<Part> parts = new LinkedHashSet<>();
        for (String question : questions) {
            QuestionSplitter.split(question).forEach(q -> parts.add(Part.of(Headings.of(q))));
        }
        List<String> groups = groups(List.copyOf(parts));
        String title = Headings.capital(String.join("; ", groups));
        for (int i = groups.size() - 1; i > 0 && title.length() > LONGEST; i--) {
            title = Headings.capital(String.join("; ", groups.subList(0, i))) + " …";
        }
        return title;
    }

    private static List<String> groups(List<Part> parts) {
        List<String> groups = new ArrayList<>();
        int from = 0;
        while (from < parts.size()) {
            String topic = parts.get(from).topic();
            int to = from + 1;
            while (to < parts.size() && parts.get(to).topic().equalsIgnoreCase(topic)) {
                to++;
            }
            groups.add(group(topic, parts.subList(from, to)));
            from = to;
        }
        return groups;
    }

    private static String group(String topic, List<Part> parts) {
        List<String> said =
                parts.stream()
                        .map(Part::said)
                        .filter(h -> !h.isEmpty())
                        .map(CommonTitle::within)
                        .toList();
        if (parts.size() == 1 || said.isEmpty()) {
            return within(parts.getFirst().heading());
        }
        String and = Words.korean(topic + said.getLast()) ? ", " : " and ";
        String list =
                said.size() == 1
                        ? said.getFirst()
                        : String.join(", ", said.subList(0, said.size() - 1))
                                + and
                                + said.getLast();
        return topic + ": " + list;
    }

    /// Its first letter small, unless it begins a name.
    private static String within(String heading) {
        String first = heading.split("[ ,-]", 2)[0];
        boolean name = first.chars().skip(1).anyMatch(c -> !Character.isLowerCase(c));
        return name
                ? heading
                : heading.substring(0, 1).toLowerCase(Locale.ROOT) + heading.substring(1);
    }
}
