/** The values of a context key by its lower-case name; undefined (or none): not in the request. */
export type ContextValues = (key: string) => readonly string[] | undefined
