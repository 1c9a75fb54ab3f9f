/**
 * A service's model as the build leaves it: one JSON file, in which a shape is named by its place
 * in a list, so that a shape used by many is written once and one that holds itself can be written
 * at all.
 */
import { readFileSync } from 'node:fs';
import { unmodelledOperations } from './exceptions.js';
const loaded = new Map();
/**
 * The model of a service like `s3`, read once from beside this file; throws if the build has not
 * made it.
 */
export function loadModel(service) {
    const known = loaded.get(service);
    if (known)
        return known;
    const file = new URL(`./models/${service}.json`, import.meta.url);
    const model = resolveModel(JSON.parse(readFileSync(file, 'utf8')));
    loaded.set(service, model);
    return model;
}
/**
 * Joins a stored model's references into shapes that hold each other, an operation's when they are
 * first asked for: EC2 has 3,400 shapes, and a process meets few of them.
 */
export function resolveModel(stored) {
    const shapeAt = createResolver(stored.shapes);
    const structure = (reference) => {
        const shape = reference === null ? undefined : shapeAt(reference);
        return shape?.type === 'structure' ? shape : undefined;
    };
    const namespace = stored.xmlNamespace ? { xmlNamespace: stored.xmlNamespace } : {};
    const operations = new Map();
    for (const operation of stored.operations) {
        operations.set(operation.name, {
            ...operation,
            get input() {
                return structure(operation.input);
            },
            get output() {
                return structure(operation.output);
            },
            ...namespace,
        });
    }
    for (const operation of unmodelledOperations[stored.service] ?? []) {
        operations.set(operation.name, operation);
    }
    const { shapes: _, ...facts } = stored;
    return { ...facts, operations };
}
/** A shape is made empty first, then filled, so that it may hold itself. */
function createResolver(stored) {
    const made = new Map();
    const join = (element) => ({ ...element, shape: shapeAt(element.shape) });
    const shapeAt = (reference) => {
        const known = made.get(reference);
        if (known !== undefined)
            return known;
        const shape = stored[reference];
        const target = { ...shape };
        made.set(reference, target);
        if (shape.type === 'structure') {
            Object.assign(target, { members: shape.members.map((member) => join(member)) });
        }
        else if (shape.type === 'list') {
            Object.assign(target, { element: join(shape.element) });
        }
        else if (shape.type === 'map') {
            Object.assign(target, { value: join(shape.value) });
        }
        return target;
    };
    return shapeAt;
}
