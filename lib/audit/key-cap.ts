/** Keys an account may have; each subuser is an account of its own (SendGrid's API reference, API Keys). */
export const KEY_CAP = 100;

/** From how many keys on an account has little room left. */
export const NEAR_CAP = 90;
