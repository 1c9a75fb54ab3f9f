/**
 * A machine whose holder somebody removed: Docker ties a container to the holder that it was made
 * for, by its id and for ever, so its disk moves into a new container. The old one is kept until
 * the new one is there; broken off anywhere, it is taken up again.
 */
import { type DockerRuntime, isNotFound } from './docker.ts'
import { commitMachine } from './images.ts'
import { nameOf } from './labels.ts'
import type { MachineSpec } from './machine-container.ts'
import { createMachine, movedName, removeContainer } from './machines.ts'

/**
 * Moves a machine that does not run, and gives Docker's id of its new container. The image of its
 * disk is found and removed with the account's others, once no container stands on it.
 */
export async function moveMachine(
  runtime: DockerRuntime,
  spec: Omit<MachineSpec, 'image'>,
): Promise<string> {
  const { account, instanceId } = spec
  const moved = movedName(runtime, instanceId)
  await removeContainer(runtime, moved)
  const names = { account, imageId: instanceId }
  const image = await commitMachine(runtime, names, { instanceId, pause: false })
  await createMachine(runtime, { ...spec, image }, moved)
  await removeContainer(runtime, nameOf(runtime, instanceId))
  return finishMove(runtime, instanceId)
}

/** Finishes a move that was broken off after the old container went. Throws if there was none. */
async function finishMove(runtime: DockerRuntime, instanceId: string): Promise<string> {
  const container = runtime.docker.getContainer(movedName(runtime, instanceId))
  await container.rename({ name: nameOf(runtime, instanceId) })
  return (await container.inspect()).Id
}

/** `finishMove`, where one was broken off. */
export async function finishMoveIfAny(runtime: DockerRuntime, instanceId: string): Promise<void> {
  try {
    await finishMove(runtime, instanceId)
  } catch (error) {
    if (!isNotFound(error)) throw error
  }
}
