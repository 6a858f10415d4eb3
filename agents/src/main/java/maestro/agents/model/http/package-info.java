/// HTTP as model servers need it: answers read line by line, silence and length bounded, an
/// interrupt that closes the connection, and sockets that are opened only within a
/// [maestro.agents.model.Reach]. The only place that knows OkHttp.
///
/// ```java
/// try (Http http = new Http(base, headers, Reach.LOOPBACK);
///         Answer answer = http.post("/api/chat", json, Limits.CHAT)) {
///     for (String line = answer.line(); line != null; line = answer.line()) …
/// }
/// ```
///
/// [maestro.agents.model.http.Fetcher] brings files from anywhere, with the same sockets.
@NullMarked
package maestro.agents.model.http;

import org.jspecify.annotations.NullMarked;
