/** What the tests of uploads in parts share. */
import {
  type CompletedPart,
  CompleteMultipartUploadCommand,
  type CompleteMultipartUploadCommandInput,
  type CompleteMultipartUploadCommandOutput,
  CreateMultipartUploadCommand,
  type CreateMultipartUploadCommandInput,
  UploadPartCommand,
  type UploadPartCommandInput,
} from '@aws-sdk/client-s3'
import { type Scene, useBucket } from './scene.ts'

/** The least that a part may have, unless it is the last. */
export const partBytesMin = 5 * 1024 * 1024

/** An upload under way. */
export interface UploadTarget {
  readonly Bucket: string
  readonly Key: string
  readonly UploadId: string
}

/** A {@link Scene} with short words for uploads. */
export interface MultipartScene extends Scene {
  begin(Key: string, more?: Partial<CreateMultipartUploadCommandInput>): Promise<UploadTarget>
  /** Uploads one part and answers it as CompleteMultipartUpload wants it named. */
  part(
    target: UploadTarget,
    PartNumber: number,
    Body: UploadPartCommandInput['Body'],
  ): Promise<CompletedPart>
  complete(
    target: UploadTarget,
    Parts: CompletedPart[],
    more?: Partial<CompleteMultipartUploadCommandInput>,
  ): Promise<CompleteMultipartUploadCommandOutput>
}

/** As {@link useBucket}. */
export function useUploads(): MultipartScene {
  const scene = useBucket()
  const { s3, Bucket } = scene
  return {
    ...scene,
    async begin(Key, more = {}) {
      const command = new CreateMultipartUploadCommand({ Bucket, Key, ...more })
      const { UploadId = '' } = await s3.send(command)
      return { Bucket, Key, UploadId }
    },
    async part(target, PartNumber, Body) {
      const command = new UploadPartCommand({ ...target, PartNumber, Body: Body ?? '' })
      const { $metadata, ...answer } = await s3.send(command)
      return { PartNumber, ...answer }
    },
    complete(target, Parts, more = {}) {
      const input = { ...target, MultipartUpload: { Parts }, ...more }
      return s3.send(new CompleteMultipartUploadCommand(input))
    },
  }
}
