/** How a request was signed, for the condition keys of S3. */
export interface SignatureFacts {
  readonly version: 2 | 4
  readonly place: 'header' | 'query' | 'form'
  /** `20130524T000000Z`; undefined where the signature has no date. */
  readonly date?: string | undefined
}
