/**
 * The settings; accounts begin with public access blocked, as new ones at AWS do.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/block-public-access-to-amis.html
 */
export async function settingsOf(records) {
    return (await records.get('imageSettings', 'settings')) ?? { blockPublicAccess: true };
}
/** Keeps settings. */
export function putSettings(records, settings) {
    records.put('imageSettings', 'settings', settings);
}
