import { readParts } from '../../compute/instance-parts.js';
import { missingParameter } from '../errors.js';
import { theInstance } from '../instance-changes.js';
import { instanceTemplate } from '../instance-template.js';
import { operation } from '../operation.js';
import { existing } from '../resources.js';
/**
 * What a launch template would have to say for an instance like one that there is.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetLaunchTemplateData.html
 */
export const GetLaunchTemplateData = operation('GetLaunchTemplateData', {
    resource: theInstance,
    async handle({ input, records }) {
        if (!input.InstanceId)
            throw missingParameter('InstanceId');
        const instance = await existing(records, 'instance', input.InstanceId);
        return { LaunchTemplateData: instanceTemplate(instance, await readParts(records)) };
    },
});
