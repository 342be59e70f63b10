import manifest from "../../package.json";

/** The program's version, as printed on /about and in every publication. */
export const APP_VERSION: string = manifest.version;
