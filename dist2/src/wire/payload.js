/** What a request said of its payload when it was signed (`x-amz-content-sha256`). */
export {};
