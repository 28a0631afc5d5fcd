/** The server's own thresholds, for a workspace that leaves them out. */
export const defaultThresholds = { answer: 0.5, clarify: 0.25 };
