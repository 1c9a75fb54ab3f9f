/** The caller of an operation that is not `unsigned`. */
export function signed(caller) {
    if (caller.type === 'anonymous')
        throw new Error('Unsigned calls do not come this far');
    return caller;
}
