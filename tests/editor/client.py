"""A small editor: opens documents in the yaml-language-server and writes what it says of them.

    client.py < job.json > answers.json

The job: `server`, the folder of the npm package; `schemas`, the setting `yaml.schemas` of VS Code;
`folder`, the one open, where documents are; `locale`; `documents`, names of files in it; `questions`, each
with `document`, `line`, `character` (from 0) and `ask`: `hover` or `completion`. The answers: `faults`, by document,
each with its line (from 1) and message; `answers`, in the order of the questions.

The standard library alone: an editor speaks to a server by JSON over stdio, each message after its length.
"""

import json
import pathlib
import subprocess
import sys
import threading


class Server:
    """The language server, as long as the job lasts."""

    def __init__(self, folder):
        program = pathlib.Path(folder, "bin", "yaml-language-server")
        self.process = subprocess.Popen(
            ["node", str(program), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        # Where the server falls silent, the test fails instead of waiting for ever.
        self.watch = threading.Timer(240, self.process.kill)
        self.watch.daemon = True
        self.watch.start()
        self.last = 0
        self.settings = {}
        self.configured = False
        self.faults = {}

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def notify(self, method, params):
        self.send({"method": method, "params": params})

    def receive(self):
        """The next message, after what the server asks or tells on its own."""
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        if not length:
            sys.exit("the language server stopped")
        message = json.loads(self.process.stdout.read(length))
        method = message.get("method")
        if method == "textDocument/publishDiagnostics":
            self.faults[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif method == "workspace/configuration":
            asked = message["params"]["items"]
            values = [self.settings.get(item.get("section"), {}) for item in asked]
            self.send({"id": message["id"], "result": values})
            self.configured = True
        elif method and "id" in message:
            self.send({"id": message["id"], "result": None})
        return message

    def ask(self, method, params):
        self.last += 1
        self.send({"id": self.last, "method": method, "params": params})
        while (message := self.receive()).get("id") != self.last or "method" in message:
            pass
        if "error" in message:
            sys.exit(f"{method}: {message['error']}")
        return message["result"]

    def close(self):
        self.ask("shutdown", None)
        self.notify("exit", None)
        self.process.wait(30)
        self.watch.cancel()


def plain(text):
    """A text of the protocol, whatever its kind."""
    return text["value"] if isinstance(text, dict) else text or ""


def answered(server, uri, question):
    where = {
        "textDocument": {"uri": uri},
        "position": {"line": question["line"], "character": question["character"]},
    }
    if question["ask"] == "hover":
        found = server.ask("textDocument/hover", where)
        return plain(found["contents"]) if found else ""
    found = server.ask("textDocument/completion", where)
    items = found["items"] if isinstance(found, dict) else found or []
    return {
        item["label"]: {
            "said": plain(item.get("documentation")),
            "written": (item.get("textEdit") or {}).get("newText") or item.get("insertText", ""),
        }
        for item in items
    }


def main():
    job = json.load(sys.stdin)
    folder = pathlib.Path(job["folder"]).resolve()
    uris = {name: (folder / name).as_uri() for name in job["documents"]}
    server = Server(job["server"])
    server.settings = {
        "yaml": {
            "schemas": job["schemas"],
            # Nothing is fetched: only the schemas given.
            "schemaStore": {"enable": False},
            "validate": True,
            "hover": True,
            "completion": True,
        },
        "[yaml]": {"editor.tabSize": 2},
    }
    markup = ["markdown", "plaintext"]
    server.ask(
        "initialize",
        {
            "processId": None,
            "locale": job.get("locale", "en"),
            "rootUri": folder.as_uri(),
            "workspaceFolders": [{"uri": folder.as_uri(), "name": "test"}],
            "capabilities": {
                "workspace": {"configuration": True, "workspaceFolders": True},
                "textDocument": {
                    "publishDiagnostics": {},
                    "hover": {"contentFormat": markup},
                    "completion": {
                        "completionItem": {"documentationFormat": markup, "snippetSupport": True}
                    },
                },
            },
        },
    )
    server.notify("initialized", {})
    server.notify("workspace/didChangeConfiguration", {"settings": server.settings})
    # A document opened before the settings are known would be judged without its schema.
    while not server.configured:
        server.receive()
    for name, uri in uris.items():
        text = (folder / name).read_text(encoding="utf-8")
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        server.notify("textDocument/didOpen", {"textDocument": document})
    while len(server.faults) < len(uris):
        server.receive()
    answers = [answered(server, uris[question["document"]], question) for question in job["questions"]]
    faults = {
        name: [
            {"line": fault["range"]["start"]["line"] + 1, "message": fault["message"]}
            for fault in server.faults[uri]
        ]
        for name, uri in uris.items()
    }
    server.close()
    json.dump({"faults": faults, "answers": answers}, sys.stdout, ensure_ascii=False)


main()
