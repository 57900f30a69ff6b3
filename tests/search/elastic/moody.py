"""A server between the portal and Elasticsearch that has moods."""

import http.client
import threading
from enum import Enum, auto
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit


class Mood(Enum):
    WELL = auto()  # passes all on
    REFUSING = auto()  # takes no connection
    HANGING = auto()  # takes it, and says nothing
    TOO_MANY = auto()  # 429
    BROKEN = auto()  # 500
    RUBBISH = auto()  # 200, and a page of HTML
    NONSENSE = auto()  # 200, and JSON that is no answer
    NO_HTTP = auto()  # bytes
    CUT = auto()  # half of the answer
    UNHEARD = auto()  # does what it is asked, and says nothing; once


class MoodyServer:
    """Passes requests on to `upstream`, as its `mood` is; keeps what it was asked in `asked`."""

    def __init__(self, upstream: str) -> None:
        self.upstream = urlsplit(upstream).netloc
        self.asked: list[str] = []
        self.woken = threading.Event()
        self._mood = Mood.WELL
        self._server = self._listen(0)
        self.port = self._server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}"

    @property
    def mood(self) -> Mood:
        return self._mood

    @mood.setter
    def mood(self, mood: Mood) -> None:
        if self._mood is Mood.REFUSING and mood is not Mood.REFUSING:
            self._server = self._listen(self.port)
        if mood is Mood.REFUSING and self._mood is not Mood.REFUSING:
            self._stop()
        self._mood = mood
        self.woken.set()
        self.woken = threading.Event()

    def close(self) -> None:
        if self._mood is not Mood.REFUSING:
            self._stop()
        self._mood = Mood.REFUSING
        self.woken.set()

    def _listen(self, port: int) -> ThreadingHTTPServer:
        moody = self

        class Handler(_Handler):
            server_of = moody

        server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        return server

    def _stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Handler(BaseHTTPRequestHandler):
    server_of: MoodyServer
    protocol_version = "HTTP/1.1"

    def _respond(self) -> None:
        moody = self.server_of
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        moody.asked.append(f"{self.command} {self.path}")
        match moody.mood:
            case Mood.REFUSING:
                self.close_connection = True
            case Mood.HANGING:
                moody.woken.wait(30)
                self.close_connection = True
            case Mood.TOO_MANY:
                self._answer(429, b'{"error": {"type": "circuit_breaking_exception"}}')
            case Mood.BROKEN:
                self._answer(500, b'{"error": {"type": "exception"}}')
            case Mood.RUBBISH:
                self._answer(200, b"<html>It works!", "text/html")
            case Mood.NONSENSE:
                self._answer(200, b'{"hits": ["\xc3\xa5"]}')
            case Mood.NO_HTTP:
                self.wfile.write(b"\x00\xffSSH-2.0-moody\r\n\r\n")
                self.close_connection = True
            case Mood.WELL | Mood.CUT | Mood.UNHEARD:
                self._pass_on(body)

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = _respond  # noqa: N815 - http.server's names

    def _pass_on(self, body: bytes) -> None:
        upstream = http.client.HTTPConnection(self.server_of.upstream, timeout=60)
        kept = {k: v for k, v in self.headers.items() if k.lower() not in ("host", "connection")}
        upstream.request(self.command, self.path, body, kept)
        answer = upstream.getresponse()
        content = answer.read()
        upstream.close()
        if self.server_of.mood is Mood.UNHEARD:
            self.server_of.mood = Mood.WELL
            self.close_connection = True
            return
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in ("content-length", "transfer-encoding", "connection"):
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.server_of.mood is Mood.CUT:
            content = content[: len(content) // 2]
            self.close_connection = True
        if self.command != "HEAD":
            self.wfile.write(content)

    def _answer(self, status: int, content: bytes, kind: str = "application/json") -> None:
        self.send_response(status)
        self.send_header("X-Elastic-Product", "Elasticsearch")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's name
        """Quiet."""
