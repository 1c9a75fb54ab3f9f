/** How what is said to people looks in a terminal. */
/** Rows in columns, as wide as needed, numbers to the right. */
export function table(header, rows) {
    const all = [header, ...rows].map((row) => row.map(printable));
    const widths = header.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
    const isNumeric = header.map((_, column) => rows.every((row) => /^[\d.]+( [KMGTP]?i?B)?$|^none$|^$/.test(row[column] ?? '')));
    const lines = all.map((row) => row
        .map((cell, column) => {
        const width = widths[column] ?? 0;
        return isNumeric[column] && rows.length > 0 ? cell.padStart(width) : cell.padEnd(width);
    })
        .join('  ')
        .trimEnd());
    return `${lines.join('\n')}\n`;
}
/** What there is to say of one thing, a line each; what is undefined has none. */
export function facts(rows) {
    const given = Object.entries(rows).filter((row) => row[1] !== undefined);
    const width = Math.max(...given.map(([name]) => name.length));
    return given.map(([name, fact]) => `${name.padEnd(width)}  ${printable(fact)}\n`).join('');
}
/** A time for people, in UTC, like `2026-11-23 10:05`; empty for none. */
export function moment(time) {
    return time === undefined ? '' : time.toISOString().slice(0, 16).replace('T', ' ');
}
/** Nothing that others named moves a terminal's cursor. */
function printable(text) {
    return text.replace(/\p{Cc}/gu, '?');
}
