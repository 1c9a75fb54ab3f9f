import { operation } from '../operation.ts'
import { arnOf, existingTrail, trailDescription } from '../trails.ts'

/** One trail. https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrail.html */
export const GetTrail = operation('GetTrail', {
  permission: 'cloudtrail:GetTrail',
  resource: (place) => arnOf(place, place.input.Name),

  async handle({ input, account, region, entities }) {
    const place = { account, region }
    return { Trail: trailDescription(place, await existingTrail(entities, place, input.Name)) }
  },
})
