/**
 * Our own picture of an AWS service: what an operation's request and answer look like, free of the
 * SDK's way of writing it down. A shape says what a value is; a member says where that value
 * travels.
 */

/** Undefined in a shape: the place decides (http-date in headers, date-time elsewhere). */
export type TimestampFormat = 'date-time' | 'http-date' | 'epoch-seconds'

/** One value; a `stream` is a body that is not held in memory. */
export interface ScalarShape {
  readonly type: 'string' | 'number' | 'boolean' | 'blob' | 'stream' | 'document'
}
/** A time. */
export interface TimestampShape {
  readonly type: 'timestamp'
  readonly format?: TimestampFormat
}
/** Values in order. */
export interface ListShape {
  readonly type: 'list'
  readonly element: Element
}
/** Values by names. */
export interface MapShape {
  readonly type: 'map'
  /** What an entry's key is called; `key` if nothing is said. */
  readonly keyName?: string
  readonly value: Element
}
/** Members by AWS's names. */
export interface StructureShape {
  readonly type: 'structure'
  readonly name: string
  readonly xmlName?: string
  readonly members: readonly Member[]
}
/** What a value is. */
export type Shape = ScalarShape | TimestampShape | ListShape | MapShape | StructureShape

/** What a list or map holds. */
export interface Element {
  readonly shape: Shape
  readonly xmlName?: string
  /** A password, a key, …: never written to a log or a record. */
  readonly sensitive?: true
}

/** Where a member travels. `body`: an element of the document; `payload`: it is the whole body. */
export type Binding =
  | { readonly in: 'label' | 'payload' | 'status' | 'body' }
  | { readonly in: 'header' | 'query' | 'prefix'; readonly name: string }

/** A member of a structure, and where it travels. */
export interface Member extends Element {
  readonly name: string
  readonly binding: Binding
  readonly required?: true
  /** In EC2's requests, where it is not what `ec2Name` makes of the name in answers. */
  readonly queryName?: string
  /** A list without an element around it: its items repeat the member's own name. */
  readonly flattened?: true
  /** Written as an attribute of its structure's element. */
  readonly attribute?: true
  /** Declared on the member's element, like `xsi`. */
  readonly namespace?: { readonly prefix: string; readonly uri: string }
}

/** How a service's requests and answers are written. */
export type Protocol = 'rest-xml' | 'query' | 'ec2' | 'json-1.1'

/** A member's name in EC2's requests, from the one in its answers: `instanceId`, `InstanceId`. */
export function ec2Name(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** One operation of a service, under AWS's name. */
export interface OperationModel {
  readonly name: string
  readonly method: string
  /** As the model has it, without the query: `/`, `/{Key+}`, `/WriteGetObjectResponse`. */
  readonly path: string
  /** The query literals that name the operation; a value of '' means that any value will do. */
  readonly query: readonly (readonly [name: string, value: string])[]
  readonly status: number
  readonly input: StructureShape | undefined
  readonly output: StructureShape | undefined
  /** The namespace of its documents. */
  readonly xmlNamespace?: string
}
