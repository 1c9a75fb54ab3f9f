/**
 * A command inside a container that runs. In an instance it is the guest's program, with more
 * rights than its init where `remounting` (`machine-container.ts`) applies: use it in holders only.
 */
import { PassThrough } from 'node:stream'
import type { Container } from 'dockerode'

/** Runs it to its end; `output` is what it wrote, both ways together, `input` what it may read. */
export async function execute(
  container: Container,
  command: readonly string[],
  input?: Buffer,
): Promise<{ code: number; output: string }> {
  const hasInput = input !== undefined
  const exec = await container.exec({
    Cmd: [...command],
    AttachStdin: hasInput,
    AttachStdout: true,
    AttachStderr: true,
  })
  const stream = await exec.start(hasInput ? { hijack: true, stdin: true } : {})
  if (hasInput) stream.end(input)
  const merged = new PassThrough()
  container.modem.demuxStream(stream, merged, merged)
  stream.on('end', () => merged.end()).on('error', (error) => merged.destroy(error))
  let output = ''
  for await (const piece of merged) output += String(piece)
  const { ExitCode } = await exec.inspect()
  return { code: ExitCode ?? -1, output: output.trim() }
}
