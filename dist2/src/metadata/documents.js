/** JSON and times as the metadata service writes them. */
/** A flat document, a member a line, with a space on either side of the colon. */
export function formatDocument(members) {
    const lines = Object.entries(members).map(([name, value]) => `  ${JSON.stringify(name)} : ${JSON.stringify(value)}`);
    return `{\n${lines.join(',\n')}\n}`;
}
/** `2026-11-22T10:00:00Z`; `time`: milliseconds since 1970. */
export function formatTime(time) {
    return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
