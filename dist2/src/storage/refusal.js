/** Whether an answer of storage's is a refusal. */
export function isRefusal(answer) {
    return typeof answer === 'object' && answer !== null && 'refused' in answer;
}
