package maestro.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import maestro.app.Doctor;
import maestro.app.Doctor.Finding;
import maestro.app.cli.command.Exit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// Unlike other commands it works where no home can be opened: that is when it is needed.
@Command(
        name = "doctor",
        description = "Say what this program has to work with, what is wrong and what to do.")
final class DoctorCommand implements Callable<Integer> {
    @ParentCommand private @Nullable MaestroCommand parent;
    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        if (parent == null || spec == null) {
            throw new IllegalStateException("Run by picocli only");
        }
        List<Finding> findings = new Doctor(parent.home()).examine();
        boolean healthy = findings.stream().noneMatch(f -> f.status() == Finding.Status.FAULT);
        var out = spec.commandLine().getOut();
        if (json) {
            List<Map<String, Object>> rows = new ArrayList<>();
            for (Finding finding : findings) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("name", finding.name());
                row.put("status", finding.status().name().toLowerCase(Locale.ROOT));
                row.put("detail", finding.detail());
                row.put("advice", finding.advice());
                rows.add(row);
            }
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("healthy", healthy);
            answer.put("findings", rows);
            out.println(
                    new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(answer));
        } else {
            for (Finding finding : findings) {
                out.printf(
                        "%-6s %-18s %s%n",
                        finding.status().name().toLowerCase(Locale.ROOT),
                        finding.name(),
                        finding.detail());
                if (!finding.advice().isEmpty()) {
                    out.println("       → " + finding.advice());
                }
            }
        }
        return healthy ? Exit.DONE : Exit.FAILED;
    }
}
