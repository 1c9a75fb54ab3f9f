/**
 * A policy as it was written, in one uniform shape.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export {};
