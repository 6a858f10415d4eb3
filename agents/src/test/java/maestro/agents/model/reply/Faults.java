package maestro.agents.model.reply;

import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What models do to the JSON that they were asked for.
enum Faults {
    FENCE {
        @Override
        String spoil(String json, Random random) {
            return "```json\n" + json + "\n```";
        }
    },
    TALK {
        @Override
        String spoil(String json, Random random) {
            return "Sure! Here is what [you] asked for:\n\n"
                    + json
                    + "\n\nLet me know {if} it helps.";
        }
    },
    FENCE_IN_TALK {
        @Override
        String spoil(String json, Random random) {
            return "다음은 요청하신 결과입니다.\n~~~\n" + json + "\n~~~\n도움이 되길 바랍니다.";
        }
    },
    OPEN_FENCE {
        @Override
        String spoil(String json, Random random) {
            return "```json\n" + json;
        }
    },
    THOUGHT {
        @Override
        String spoil(String json, Random random) {
            return "<think>The user wants {\"title\": …}, so I answer.</think>\n" + json;
        }
    },
    THOUGHT_END {
        @Override
        String spoil(String json, Random random) {
            return "so I answer with an object.\n</think>\n\n" + json;
        }
    },
    SINGLE_QUOTES {
        @Override
        String spoil(String json, Random random) {
            return json.replace("'", "\\'").replaceAll("(?<!\\\\)\"", "'").replace("\\\"", "\"");
        }
    },
    BARE_NAMES {
        @Override
        String spoil(String json, Random random) {
            return json.replaceAll("(?<=[{,])\"(\\w+)\":", "$1: ");
        }
    },
    COMMAS_TOO_MANY {
        @Override
        String spoil(String json, Random random) {
            return json.replaceAll("([}\\]\"])(?=[}\\]])", "$1, ");
        }
    },
    COMMAS_TOO_FEW {
        @Override
        String spoil(String json, Random random) {
            return json.replaceAll("(?<=[}\\]\"]),(?=\"\\w+\":|\\{)", "\n");
        }
    },
    COMMENTS {
        @Override
        String spoil(String json, Random random) {
            return json.replaceFirst("\\{", "{ // the answer\n /* it's \"this\" */ ");
        }
    },
    RAW_BREAKS {
        @Override
        String spoil(String json, Random random) {
            return json.replace("\\n", "\n");
        }
    },
    RAW_QUOTES {
        @Override
        String spoil(String json, Random random) {
            return json.replace("\\\"", "\"");
        }
    },
    PYTHON {
        @Override
        String spoil(String json, Random random) {
            return json.replace(":null", ": None")
                    .replace(":true", ": True")
                    .replace(":false", ": False");
        }
    },
    NUMBERS_AS_TEXT {
        @Override
        String spoil(String json, Random random) {
            return json.replaceAll("(?<=\":)(\\d+(?:\\.\\d+)?)(?=[,}])", "\"$1\"");
        }
    },
    WRAPPED {
        @Override
        String spoil(String json, Random random) {
            return "{\"response\": " + json + "}";
        }
    },
    IN_A_LIST {
        @Override
        String spoil(String json, Random random) {
            return "[" + json + "]";
        }
    },
    SNAKE_CASE {
        @Override
        String spoil(String json, Random random) {
            Matcher names = Pattern.compile("(?<=[{,]\")(\\w+)(?=\":)").matcher(json);
            return names.replaceAll(name -> name.group().toUpperCase(Locale.ROOT));
        }
    },
    ENUM_LETTERS {
        @Override
        String spoil(String json, Random random) {
            return json.replace("\"SUPPORTS\"", "\"Supports\"")
                    .replace("\"BACKGROUND\"", "\"background\"");
        }
    },
    UNCLOSED {
        @Override
        String spoil(String json, Random random) {
            return json.replaceFirst("[}\\]]+\\z", "");
        }
    },
    EXTRA_FIELD {
        @Override
        String spoil(String json, Random random) {
            return json.replaceFirst("\\{", "{\"confidence\": \"high\", ");
        }
    },
    // what can't be set right for certain, only said

    CUT {
        @Override
        String spoil(String json, Random random) {
            return json.substring(0, 1 + random.nextInt(json.length() - 1));
        }
    },
    FIELD_GONE {
        @Override
        String spoil(String json, Random random) {
            return json.replaceFirst("\"(title|text|score|queries)\":", "\"thing\":");
        }
    },
    NOT_A_NUMBER {
        @Override
        String spoil(String json, Random random) {
            return json.replaceAll(
                    "(?<=\":)\\d+(?:\\.\\d+)?(?=[,}])", random.nextBoolean() ? "NaN" : "\"high\"");
        }
    },
    LISTS_NULL {
        @Override
        String spoil(String json, Random random) {
            return json.replaceAll("\\[\"[^\\]]*\\]", "null");
        }
    },
    PROSE {
        @Override
        String spoil(String json, Random random) {
            return "I'm sorry, but I can't do that. [1] Please see {the manual}.";
        }
    },
    NOISE {
        @Override
        String spoil(String json, Random random) {
            StringBuilder noise = new StringBuilder(json);
            for (int i = 0; i < 5; i++) {
                int at = random.nextInt(noise.length());
                noise.setCharAt(at, "{}[]\",:'\\/#x0 ".charAt(random.nextInt(14)));
            }
            return noise.toString();
        }
    };

    abstract String spoil(String json, Random random);

    /// Whether the reply still says all that was meant.
    boolean complete() {
        return ordinal() < CUT.ordinal();
    }
}
