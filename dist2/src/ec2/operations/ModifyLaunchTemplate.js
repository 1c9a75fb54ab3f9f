import { makeOnce } from '../client-tokens.js';
import { templateNamed, templateOutput, templateResource, templateVersion, } from '../launch-templates.js';
import { operation } from '../operation.js';
/**
 * Makes another version of a launch template its default.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyLaunchTemplate.html
 */
export const ModifyLaunchTemplate = operation('ModifyLaunchTemplate', {
    resource: templateResource,
    async handle({ input, change, now }) {
        const template = await change(async (records) => {
            await makeOnce(records, { operation: 'ModifyLaunchTemplate', input, now }, async () => {
                const found = await templateNamed(records, input);
                const { launchTemplateId } = found;
                if (!input.DefaultVersion)
                    return launchTemplateId;
                const { version } = await templateVersion(records, found, input.DefaultVersion);
                records.put('launchTemplate', launchTemplateId, { ...found, defaultVersion: version });
                return launchTemplateId;
            });
            return templateNamed(records, input);
        });
        return { LaunchTemplate: templateOutput(template) };
    },
});
