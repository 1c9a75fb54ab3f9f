/** What an account keeps for its roles, beside the roles themselves. */
export {};
