package maestro.app.cli.command;

import java.util.Locale;
import maestro.rag.index.SearchMode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// The name of a way to rank, as the help writes it.
public final class ModeName implements ITypeConverter<SearchMode> {
    @Override
    public SearchMode convert(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "hybrid" -> SearchMode.HYBRID;
            case "keyword" -> SearchMode.KEYWORD;
            case "semantic" -> SearchMode.SEMANTIC;
            default ->
                    throw new TypeConversionException(
                            "the mode can be hybrid, keyword or semantic, not " + name);
        };
    }
}
