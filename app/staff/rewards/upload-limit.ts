/** The largest list the console takes: below what any form may send, so that a larger one is refused in words and not at the door. */
export const UPLOAD_BYTES_MAX = 5 * 1024 * 1024;
