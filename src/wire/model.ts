/**
 * A service's model as the build leaves it: one JSON file, in which a shape is named by its place
 * in a list, so that a shape used by many is written once and one that holds itself can be written
 * at all.
 */
import { readFileSync } from 'node:fs'
import { unmodelledOperations } from './exceptions.ts'
import type {
  Element,
  ListShape,
  MapShape,
  Member,
  OperationModel,
  Protocol,
  ScalarShape,
  Shape,
  StructureShape,
  TimestampShape,
} from './shapes.ts'

export type { Member, OperationModel, Shape, StructureShape }

/** A place in the list of shapes. */
export type ShapeReference = number

type Stored<T extends Element> = Omit<T, 'shape'> & { readonly shape: ShapeReference }
/** A member as stored. */
export type StoredMember = Stored<Member>
/** A shape as stored. */
export type StoredShape =
  | ScalarShape
  | TimestampShape
  | (Omit<ListShape, 'element'> & { readonly element: Stored<Element> })
  | (Omit<MapShape, 'value'> & { readonly value: Stored<Element> })
  | (Omit<StructureShape, 'members'> & { readonly members: readonly StoredMember[] })

/** An operation as stored; null for a side without members. */
export interface StoredOperation extends Omit<OperationModel, 'input' | 'output' | 'xmlNamespace'> {
  readonly input: ShapeReference | null
  readonly output: ShapeReference | null
}

/** What the Query protocol calls an error, which is not always the name of its shape. */
export interface QueryError {
  readonly code: string
  readonly status: number
}

interface ServiceFacts {
  /** Like `s3` or `service-quotas`: AWS's own name, as its SDKs and folders have it. */
  readonly service: string
  readonly protocol: Protocol
  /** Of the API, as a Query call names it: `2010-05-08`. */
  readonly version: string
  /** Of its documents; empty where they are not XML. */
  readonly xmlNamespace: string
  /** The errors that AWS names in the schema, and their HTTP status where it says one. */
  readonly errors: Readonly<Record<string, number | null>>
  /** By the name of the error's shape: `NoSuchEntityException` → `NoSuchEntity`, 404. */
  readonly queryErrors: Readonly<Record<string, QueryError>>
}

/** What `extract.ts` writes to `models/<service>.json`. */
export interface StoredModel extends ServiceFacts {
  readonly operations: readonly StoredOperation[]
  readonly shapes: readonly StoredShape[]
}

/** A service with its operations by name: those of AWS's schema, then those that it leaves out. */
export interface ServiceModel extends ServiceFacts {
  readonly operations: ReadonlyMap<string, OperationModel>
}

const loaded = new Map<string, ServiceModel>()

/**
 * The model of a service like `s3`, read once from beside this file; throws if the build has not
 * made it.
 */
export function loadModel(service: string): ServiceModel {
  const known = loaded.get(service)
  if (known) return known
  const file = new URL(`./models/${service}.json`, import.meta.url)
  const model = resolveModel(JSON.parse(readFileSync(file, 'utf8')) as StoredModel)
  loaded.set(service, model)
  return model
}

/**
 * Joins a stored model's references into shapes that hold each other, an operation's when they are
 * first asked for: EC2 has 3,400 shapes, and a process meets few of them.
 */
export function resolveModel(stored: StoredModel): ServiceModel {
  const shapeAt = createResolver(stored.shapes)
  const structure = (reference: ShapeReference | null): StructureShape | undefined => {
    const shape = reference === null ? undefined : shapeAt(reference)
    return shape?.type === 'structure' ? shape : undefined
  }
  const namespace = stored.xmlNamespace ? { xmlNamespace: stored.xmlNamespace } : {}
  const operations = new Map<string, OperationModel>()
  for (const operation of stored.operations) {
    operations.set(operation.name, {
      ...operation,
      get input() {
        return structure(operation.input)
      },
      get output() {
        return structure(operation.output)
      },
      ...namespace,
    })
  }
  for (const operation of unmodelledOperations[stored.service] ?? []) {
    operations.set(operation.name, operation)
  }
  const { shapes: _, ...facts } = stored
  return { ...facts, operations }
}

type ShapeAt = (reference: ShapeReference) => Shape

/** A shape is made empty first, then filled, so that it may hold itself. */
function createResolver(stored: readonly StoredShape[]): ShapeAt {
  const made = new Map<ShapeReference, Shape>()
  const join = <T extends Element>(element: Stored<T>) =>
    ({ ...element, shape: shapeAt(element.shape) }) as unknown as T
  const shapeAt: ShapeAt = (reference) => {
    const known = made.get(reference)
    if (known !== undefined) return known
    const shape = stored[reference] as StoredShape
    const target = { ...shape } as unknown as Shape
    made.set(reference, target)
    if (shape.type === 'structure') {
      Object.assign(target, { members: shape.members.map((member) => join<Member>(member)) })
    } else if (shape.type === 'list') {
      Object.assign(target, { element: join<Element>(shape.element) })
    } else if (shape.type === 'map') {
      Object.assign(target, { value: join<Element>(shape.value) })
    }
    return target
  }
  return shapeAt
}
