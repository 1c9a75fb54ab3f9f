/** What all that an account has of machines and networks bears. */
export {};
