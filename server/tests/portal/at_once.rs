//! Many hands at the same moment.

use std::future::Future;

use tokio::task::JoinSet;

use super::support::Answer;

/// Starts `count` requests together and gives their answers, as they come.
pub async fn at_once<F>(count: usize, request: impl Fn(usize) -> F) -> Vec<Answer>
where
    F: Future<Output = Answer> + Send + 'static,
{
    (0..count).map(request).collect::<JoinSet<_>>().join_all().await
}
