/** Loaded into a server before anything else: at SIGUSR2, whoever else may print in its process does. */
process.on("SIGUSR2", () => {
  console.log("planted: a line\nand another one");
  console.warn("planted: a warning of %s", "a library");
  console.error("planted: failed", new Error("planted: with a stack"));
  process.stdout.write("planted: straight to the output\n");
  process.stderr.write(Buffer.from("planted: straight to the errors\n"));
  process.emitWarning("planted: old", "DeprecationWarning");
  process.emitWarning("planted: odd");
  void Promise.reject(new Error("planted: nobody waits for it"));
});
