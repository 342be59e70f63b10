// `server-only` refuses to load outside a React server bundle. The commands are on the server by nature.
import { registerHooks } from "node:module";

registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== "server-only") return next(specifier, context);
    return { url: "data:text/javascript,export{}", shortCircuit: true };
  },
});
