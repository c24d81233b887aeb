//! One request over a real connection.

use axum::body::Body;
use http::{Request, Response};
use http_body_util::BodyExt;
use std::{
    io::{self, ErrorKind},
    net::SocketAddr,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// Sends a request and reads the whole answer. In HTTP/1.0 an answer ends with its connection.
///
/// Errors: the connection broke before the answer was whole.
pub(super) async fn send(to: SocketAddr, request: Request<Body>) -> io::Result<Response<Body>> {
    let (head, body) = request.into_parts();
    let body = body.collect().await.map_err(io::Error::other)?.to_bytes();
    let mut bytes = format!("{} {} HTTP/1.0\r\n", head.method, head.uri).into_bytes();
    for (name, value) in &head.headers {
        bytes.extend([name.as_str().as_bytes(), b": ", value.as_bytes(), b"\r\n"].concat());
    }
    bytes.extend(format!("content-length: {}\r\n\r\n", body.len()).bytes());
    bytes.extend(body);
    let mut line = TcpStream::connect(to).await?;
    line.write_all(&bytes).await?;
    let mut answer = Vec::new();
    line.read_to_end(&mut answer).await?;
    read(&answer).ok_or_else(|| ErrorKind::UnexpectedEof.into())
}

fn read(answer: &[u8]) -> Option<Response<Body>> {
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = std::str::from_utf8(&answer[..end]).ok()?;
    let body = &answer[end + 4..];
    let mut lines = head.split("\r\n");
    let status: u16 = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let mut response = Response::builder().status(status);
    for line in lines {
        let (name, value) = line.split_once(": ")?;
        if name == "content-length" && value.parse() != Ok(body.len()) {
            return None;
        }
        response = response.header(name, value);
    }
    response.body(Body::from(body.to_vec())).ok()
}
