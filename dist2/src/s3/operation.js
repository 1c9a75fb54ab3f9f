/**
 * Of an operation that calls `authorize` itself, since what it asks for stands in its document.
 * Nothing has been judged when its handler begins.
 */
export const askedByHandler = [];
/** Declares an operation; the compiler refuses one without a permission. */
export function operation(name, rest) {
    return { name, ...rest };
}
