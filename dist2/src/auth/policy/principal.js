/** Who asks for something, as policies know them. */
export {};
