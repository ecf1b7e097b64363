/** The most keys an account may have; each subuser is a separate account (SendGrid's API reference, API Keys). */
export const KEY_CAP = 100;

/** An account with this many keys has little room left. */
export const NEAR_CAP = 90;
