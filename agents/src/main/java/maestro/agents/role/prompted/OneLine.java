package maestro.agents.role.prompted;

import maestro.rag.message.Shown;

/// Text of others on a line of its own.
final class OneLine {
    private OneLine() {}

    static String of(String text) {
        return Shown.line(text);
    }

    /// @param most letters, the sign for what is left out not counted
    static String of(String text, int most) {
        String line = of(text);
        if (line.length() <= most) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(most - 1)) ? most - 1 : most;
        return line.substring(0, end).strip() + "…";
    }
}
