//! Connections: so many at once, cut when they stall, ended in order when the program is told to stop.

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use std::future::poll_fn;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::time::{sleep, timeout};
use tokio_io_timeout::TimeoutStream;

/// So many at once; others wait to be accepted.
const MOST: u32 = 1024;

/// So long requests under way may go on when the program is told to stop.
const GRACE: Duration = Duration::from_secs(30);

/// The longest head of a request, in bytes.
const HEAD: usize = 64 << 10;

/// After an answer to a request that was not read to its end, so much of it is thrown away, for so long: a client that
/// is still sending would else lose the answer.
const LINGER: (u64, Duration) = (8 << 20, Duration::from_secs(2));

/// Answers until `stop` is done. True when all that was under way was answered.
pub async fn serve(listener: TcpListener, router: Router, wait: Duration, stop: impl Future<Output = ()>) -> bool {
    let places = Arc::new(Semaphore::new(MOST as usize));
    let (stopping, stopped) = watch::channel(false);
    let mut stop = std::pin::pin!(stop);
    loop {
        let accepted = tokio::select! {
            () = &mut stop => break,
            accepted = accept(&listener, &places) => accepted,
        };
        match accepted {
            Ok((stream, place)) => {
                let connection = connection(stream, router.clone(), wait, stopped.clone());
                tokio::spawn(async move {
                    connection.await;
                    drop(place);
                });
            }
            // No more files may be open, say: some will be closed soon.
            Err(_) => sleep(Duration::from_millis(50)).await,
        }
    }
    drop(listener);
    let _ = stopping.send(true);
    timeout(GRACE, places.acquire_many(MOST)).await.is_ok()
}

async fn accept(listener: &TcpListener, places: &Arc<Semaphore>) -> io::Result<(TcpStream, impl Sized + use<>)> {
    let place = Arc::clone(places).acquire_owned().await.map_err(io::Error::other)?;
    let (stream, _) = listener.accept().await?;
    Ok((stream, place))
}

/// All requests of a connection. What goes wrong here is the client's: there is nobody to tell.
async fn connection(stream: TcpStream, router: Router, wait: Duration, mut stopped: watch::Receiver<bool>) {
    let _ = stream.set_nodelay(true);
    let mut stream = Box::pin(TimeoutStream::new(stream));
    stream.as_mut().set_write_timeout_pinned(Some(wait));
    let mut connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(wait)
        .max_buf_size(HEAD)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(router));
    let done = tokio::select! {
        done = poll_fn(|cx| connection.poll_without_shutdown(cx)) => done,
        _ = stopped.changed() => {
            Pin::new(&mut connection).graceful_shutdown();
            poll_fn(|cx| connection.poll_without_shutdown(cx)).await
        }
    };
    if done.is_ok() {
        let mut stream = connection.into_parts().io.into_inner();
        let _ = timeout(LINGER.1, linger(&mut stream)).await;
    }
}

async fn linger(stream: &mut Pin<Box<TimeoutStream<TcpStream>>>) -> io::Result<()> {
    stream.shutdown().await?;
    let (mut room, mut left) = ([0; 8 << 10], LINGER.0);
    while left > 0 {
        match stream.read(&mut room).await? {
            0 => break,
            read => left = left.saturating_sub(read as u64),
        }
    }
    Ok(())
}
