package maestro.rag.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A text file line by line, each bounded, with the place in every error. Blank lines are passed
/// over.
final class Lines {
    /// In UTF-16 units. A whole book has about a million.
    static final int LONGEST = 4 << 20;

    static final int LONGEST_ID = 512;

    private static final ObjectMapper JSON = new ObjectMapper();

    /// What is done with a line.
    interface Reading {
        void line(Line line) throws IOException, InterruptedException;
    }

    /// @param place file and line number, for messages
    record Line(String text, String place) {

        /// One JSON object.
        JsonNode json() throws JudgedSetException {
            try {
                JsonNode node = JSON.readTree(text);
                if (node.isObject()) {
                    return node;
                }
            } catch (JsonProcessingException e) {
                throw error("is not JSON (" + e.getOriginalMessage() + ").");
            }
            throw error("is not a JSON object.");
        }

        String id(JsonNode node) throws JudgedSetException {
            JsonNode id = node.path("_id");
            if (!id.isTextual() && !id.isIntegralNumber()) {
                throw error("has no \"_id\".");
            }
            return checkedId(id.asText());
        }

        String checkedId(String id) throws JudgedSetException {
            if (id.isBlank() || id.length() > LONGEST_ID) {
                throw error("has an id that is blank or longer than " + LONGEST_ID + " letters.");
            }
            return id;
        }

        String required(JsonNode node, String field) throws JudgedSetException {
            if (!node.path(field).isTextual()) {
                throw error("has no \"" + field + "\".");
            }
            return node.path(field).asText();
        }

        JudgedSetException error(String what) {
            return new JudgedSetException(place + " " + what);
        }
    }

    private Lines() {}

    /// @throws JudgedSetException where the file is missing, is no UTF-8 text, or has a line that
    ///   is too long
    static void of(Path file, Reading reading) throws IOException, InterruptedException {
        if (!Files.isRegularFile(file)) {
            throw new JudgedSetException("There is no file " + file + ".");
        }
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            StringBuilder text = new StringBuilder();
            int number = 1;
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                if (c == '\n') {
                    give(text, file, number++, reading);
                } else if (text.length() == LONGEST) {
                    throw new JudgedSetException(
                            place(file, number) + " is longer than " + LONGEST + " letters.");
                } else if (c != '\uFEFF' || number > 1 || !text.isEmpty()) {
                    text.append((char) c);
                }
            }
            give(text, file, number, reading);
        } catch (CharacterCodingException e) {
            throw new JudgedSetException(file + " is not text in UTF-8.");
        }
    }

    private static void give(StringBuilder text, Path file, int number, Reading reading)
            throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        String line = text.toString();
        text.setLength(0);
        if (!line.isBlank()) {
            reading.line(new Line(line, place(file, number)));
        }
    }

    private static String place(Path file, int number) {
        return file + ", line " + number + ",";
    }
}
