/** Declares an operation; the compiler refuses one without a permission and a resource. */
export function operation(name, rest) {
    return { name, ...rest };
}
