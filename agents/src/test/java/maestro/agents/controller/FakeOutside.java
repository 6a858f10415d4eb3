package maestro.agents.controller;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import maestro.agents.mission.Index;
import maestro.agents.mission.Lead;
import maestro.agents.mission.Mission;
import maestro.agents.mission.PluggedSource;
import maestro.agents.plugin.Query;
import maestro.agents.source.Outside;
import maestro.rag.message.Message;

/// Knows a work that all indexes know, and many that only one of them knows.
final class FakeOutside implements Outside {
    final List<String> asked = new CopyOnWriteArrayList<>();
    final Set<Index> broken = ConcurrentHashMap.newKeySet();
    final Set<Index> refusing = ConcurrentHashMap.newKeySet();
    volatile int each = 1;
    volatile FakeRoles.Interlude interlude = _ -> {};

    @Override
    public Found search(Mission mission, Index index, String words) throws InterruptedException {
        asked.add(index.tag() + ": " + words);
        interlude.at(words);
        if (broken.contains(index)) {
            throw new IllegalStateException("It broke");
        }
        if (refusing.contains(index)) {
            return Found.failed(Message.of("fetch.unreachable", index.host()));
        }
        List<Lead> own = new java.util.ArrayList<>(List.of(lead(index, "10.1234/common")));
        for (int i = 1; i <= each; i++) {
            own.add(
                    lead(
                            index,
                            "10.1234/" + index.tag() + "-" + i + "-" + words.replace(' ', '-')));
        }
        return new Found(own, List.of(), Message.NONE);
    }

    @Override
    public Found search(Mission mission, PluggedSource plugin, Query query)
            throws InterruptedException {
        asked.add(plugin.id() + ": " + query.words());
        interlude.at(query.words());
        if (!plugin.local()) {
            throw new IllegalStateException("It broke");
        }
        Lead lead =
                new Lead(
                        query.question(),
                        "plugin:books/" + query.words().replace(' ', '-'),
                        "",
                        "",
                        List.of(),
                        0,
                        "",
                        "Evidence.",
                        List.of());
        return new Found(List.of(lead), List.of(), Message.NONE);
    }

    private static Lead lead(Index index, String doi) {
        return new Lead(doi, "", "", doi, List.of(), 2020, "", "Evidence.", List.of(index));
    }

    @Override
    public Brought bring(Mission mission, Lead lead) throws InterruptedException {
        asked.add(lead.doi() + lead.url());
        interlude.at(lead.doi());
        return new Brought(
                "w" + (lead.doi() + lead.url()).replaceAll("[^a-z0-9]", ""),
                "https://doi.org/" + lead.doi(),
                Instant.EPOCH,
                true,
                Message.NONE);
    }
}
