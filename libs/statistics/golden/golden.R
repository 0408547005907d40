# Golden values for libs/statistics. From this folder:  Rscript golden.R > golden.json
# Wants survival, metafor, estimatr and brglm2 from Debian beside base R. Everything is written with 17 digits.
# What R cannot do by a function of its own is worked out here from the paper's formula, in R's own arithmetic.
suppressMessages({library(survival); library(metafor); library(estimatr); library(brglm2)})
options(digits = 17)

write <- function(v) {
  if (is.null(v)) return("null")
  if (is.list(v)) {
    inside <- vapply(v, write, "")
    if (is.null(names(v))) return(paste0("[", paste(inside, collapse = ","), "]"))
    return(paste0("{", paste0('"', names(v), '":', inside, collapse = ","), "}"))
  }
  if (is.character(v)) one <- paste0('"', v, '"')
  else if (is.logical(v)) one <- tolower(as.character(v))
  else one <- ifelse(is.na(v), "null", ifelse(is.infinite(v), ifelse(v > 0, '"Inf"', '"-Inf"'), sprintf("%.17g", v)))
  if (length(one) == 1 && is.null(attr(v, "array"))) one else paste0("[", paste(one, collapse = ","), "]")
}
all_of <- function(v) structure(as.numeric(v), array = TRUE)
rows_of <- function(m) lapply(seq_len(nrow(m)), function(i) all_of(m[i, ]))

# Distributions: [arguments…, lower, upper]
z <- c(-38, -20, -10, -6, -3, -1.96, -1, -0.5, -1e-5, 0, 0.3, 1, 2, 5, 8)
p <- c(1e-300, 1e-100, 1e-20, 1e-8, 1e-3, 0.025, 0.1, 0.3, 0.49, 0.5, 0.51, 0.8, 0.975, 0.999)
dfs <- c(1, 1.5, 2, 3, 5, 9.7, 30, 98, 1000, 1e6)
tt <- c(-1000, -40, -6, -2, -0.7, -0.001, 0, 0.4, 1.3, 2.5, 12)
g <- expand.grid(t = tt, df = dfs)
gq <- expand.grid(p = c(1e-20, 1e-6, 0.005, 0.025, 0.2, 0.4999, 0.6, 0.9, 0.9995), df = dfs)
gc <- expand.grid(x = c(1e-6, 0.01, 0.5, 1, 3.84, 10, 60, 200, 1200), df = c(1, 2, 3, 7.5, 40, 300, 1000))
gcq <- expand.grid(p = c(1e-20, 1e-6, 0.01, 0.3, 0.5, 0.95, 0.999), df = c(1, 2, 3, 7.5, 40, 300, 1000))
# R's qf goes by way of 1 - p and is up to 1e-5 out in these rows, as R's own pf says: three of Newton's steps put it right
qf_exact <- function(p, a, b) { q <- qf(p, a, b); for (i in 1:3) q <- q - (pf(q, a, b) - p) / df(q, a, b); q }
gf <- expand.grid(f = c(0.001, 0.2, 0.9, 1, 1.5, 4, 30, 500), a = c(1, 2, 5, 24.5, 300), b = c(1, 3, 12, 99.3, 5000))
gf <- rbind(gf, data.frame(f = c(1.0001, 0.99, 0.9, 1.3), a = c(1e8, 1e6, 2e4, 7e3), b = c(1e8, 3e5, 1e5, 2e3)))
gc <- rbind(gc, data.frame(x = c(1.01e6, 9.97e5), df = 1e6))
gfq <- expand.grid(p = c(0.0001, 0.001, 0.05, 0.5, 0.9, 0.999), a = c(1, 2, 5, 24.5, 300), b = c(1, 3, 12, 99.3, 5000))
distributions <- list(
  normal = rows_of(cbind(z, pnorm(z), pnorm(z, lower.tail = FALSE))),
  normalQuantile = rows_of(cbind(p, qnorm(p))),
  student = rows_of(cbind(g$t, g$df, pt(g$t, g$df), pt(g$t, g$df, lower.tail = FALSE))),
  studentQuantile = rows_of(cbind(gq$p, gq$df, qt(gq$p, gq$df))),
  chiSquared = rows_of(cbind(gc$x, gc$df, pchisq(gc$x, gc$df), pchisq(gc$x, gc$df, lower.tail = FALSE))),
  chiSquaredQuantile = rows_of(cbind(gcq$p, gcq$df, qchisq(gcq$p, gcq$df))),
  f = rows_of(cbind(gf$f, gf$a, gf$b, pf(gf$f, gf$a, gf$b), pf(gf$f, gf$a, gf$b, lower.tail = FALSE))),
  fQuantile = rows_of(cbind(gfq$p, gfq$a, gfq$b, qf_exact(gfq$p, gfq$a, gfq$b))),
  fairTosses = rows_of(t(sapply(list(c(0, 5), c(3, 11), c(40, 100), c(480, 1000), c(4800, 10000), c(499000, 1e6)),
    function(v) c(v, pbinom(v[1], v[2], 0.5))))))

# Proportions
cases <- list(c(0, 25), c(5, 25), c(25, 25), c(18, 30), c(60, 80), c(1, 1), c(300, 400), c(3, 100000))
wilson <- lapply(cases, function(v) { w <- suppressWarnings(prop.test(v[1], v[2], correct = FALSE)$conf.int); all_of(c(v, w)) })
w <- function(x, n) as.numeric(suppressWarnings(prop.test(x, n, correct = FALSE)$conf.int))
newcombe <- lapply(list(c(150, 200, 96, 150), c(30, 40, 18, 30), c(740, 1000, 680, 1000), c(56, 70, 48, 80), c(9, 10, 3, 10), c(10, 10, 0, 20)), function(v) {
  p1 <- v[1] / v[2]; p2 <- v[3] / v[4]; a <- w(v[1], v[2]); b <- w(v[3], v[4]); d <- p1 - p2
  all_of(c(v, d, d - sqrt((p1 - a[1])^2 + (b[2] - p2)^2), d + sqrt((a[2] - p1)^2 + (p2 - b[1])^2))) })
paired <- lapply(list(c(36, 12, 2, 0), c(36, 12, 2, 4), c(36, 14, 0, 0), c(20, 5, 15, 60), c(1, 30, 4, 2), c(8, 3, 3, 9)), function(v) {
  n <- sum(v); p1 <- (v[1] + v[2]) / n; p2 <- (v[1] + v[3]) / n; a <- w(v[1] + v[2], n); b <- w(v[1] + v[3], n)
  m <- (v[1] + v[2]) * (v[3] + v[4]) * (v[1] + v[3]) * (v[2] + v[4]); num <- v[1] * v[4] - v[2] * v[3]
  num <- if (num > n / 2) num - n / 2 else if (num >= 0) 0 else num
  phi <- if (m == 0) 0 else num / sqrt(m); d <- p1 - p2
  all_of(c(v, d, d - sqrt((p1 - a[1])^2 - 2 * phi * (p1 - a[1]) * (b[2] - p2) + (b[2] - p2)^2),
    d + sqrt((p2 - b[1])^2 - 2 * phi * (p2 - b[1]) * (a[2] - p1) + (a[2] - p1)^2))) })
mcnemar <- lapply(list(c(0, 1), c(5, 15), c(12, 2), c(7, 7), c(150, 86), c(1000, 1200)), function(v) {
  m <- matrix(c(10, v[2], v[1], 20), 2)
  plain <- mcnemar.test(m, correct = FALSE); cc <- mcnemar.test(m)
  exact <- binom.test(v[1], sum(v))$p.value
  mid <- if (v[1] == v[2]) 1 else exact - dbinom(min(v), sum(v), 0.5)
  all_of(c(v, plain$statistic, plain$p.value, cc$statistic, cc$p.value, exact, mid)) })
tables <- list(
  berkeley = lapply(1:6, function(k) { d <- UCBAdmissions[, , k]; all_of(c(d[1, 1], sum(d[, 1]), d[1, 2], sum(d[, 2]))) }),
  sparse = list(all_of(c(1, 2, 0, 3)), all_of(c(3, 4, 1, 2)), all_of(c(0, 3, 2, 2)), all_of(c(5, 9, 4, 8)), all_of(c(2, 2, 1, 5))))
mh <- lapply(tables, function(rows) {
  m <- do.call(rbind, rows)
  fit <- rma.mh(ai = m[, 1], n1i = m[, 2], ci = m[, 3], n2i = m[, 4], measure = "RD", add = 0, to = "none", drop00 = FALSE)
  list(strata = rows, difference = as.numeric(fit$beta), se = fit$se, lower = fit$ci.lb, upper = fit$ci.ub) })

# Means: sleep (Student's own data) and random figures
before <- sleep$extra[sleep$group == 1]; after <- sleep$extra[sleep$group == 2]
change <- t.test(after, before, paired = TRUE)
set.seed(20261122)
a <- round(rnorm(31, 3.4, 0.9), 3); b <- round(rnorm(24, 2.9, 1.1), 3)
d <- (mean(a) - mean(b)) / sqrt((30 * var(a) + 23 * var(b)) / 53); es <- list(yi = d, vi = 1 / 31 + 1 / 24 + d^2 / 110)
j <- 1 - 3 / (4 * 53 - 1); r <- cor(before, after)
gs <- (1 - 3 / (4 * 9 - 1)) * (mean(after) - mean(before)) / sd(before); ses <- sqrt(2 * (1 - r) / 10 + gs^2 / 20)
means <- list(before = before, after = after,
  paired = all_of(c(change$estimate, sd(after - before), change$stderr, change$parameter, change$conf.int, change$p.value)),
  first = a, second = b,
  hedges = all_of(c(j * es$yi, j * sqrt(es$vi), 53, j * es$yi - qnorm(0.975) * j * sqrt(es$vi), j * es$yi + qnorm(0.975) * j * sqrt(es$vi))),
  standardised = all_of(c(gs, ses, 9, gs - qnorm(0.975) * ses, gs + qnorm(0.975) * ses)),
  median = lapply(c(5, 6, 10, 31, 100, 1001), function(n) { k <- qbinom(0.025, n, 0.5); all_of(c(n, k, 1 - 2 * pbinom(k - 1, n, 0.5))) }))

# Reliability: attitude is a survey of 30 departments that ships with R; the second is made with one factor
alpha <- function(m) { k <- ncol(m); n <- nrow(m); al <- k / (k - 1) * (1 - sum(apply(m, 2, var)) / var(rowSums(m)))
  c(al, 1 - (1 - al) * qf(0.975, n - 1, (n - 1) * (k - 1)), 1 - (1 - al) * qf(0.025, n - 1, (n - 1) * (k - 1))) }
omega <- function(m) { f <- factanal(m, 1)
  # polished by Newton's method on the same likelihood, for factanal itself stops at about 1e-6
  s <- cor(m); k <- ncol(m); u <- f$uniquenesses
  load <- function(u) { e <- eigen(s / sqrt(outer(u, u)), symmetric = TRUE); sqrt(u) * e$vectors[, 1] * sqrt(e$values[1] - 1) }
  for (i in 1:20000) { l <- load(u); new <- diag(s) - l^2; if (max(abs(new - u)) < 1e-16) break; u <- new }
  l <- load(u); sd <- apply(m, 2, sd); c(sum(sd * l)^2 / (sum(sd * l)^2 + sum(sd^2 * u)), abs(l)) }
made <- local({ f <- rnorm(200); sapply(c(0.8, 0.7, 0.6, 0.5, 0.75), function(l) round(3 + l * f + sqrt(1 - l^2) * rnorm(200), 2)) })
att <- as.matrix(attitude[, c("complaints", "privileges", "learning", "raises", "advance")])
three <- made[1:60, 1:3]
reliability <- lapply(list(attitude = att, made = made, three = three), function(m) list(rows = rows_of(unname(m)), alpha = all_of(alpha(m)), omega = all_of(omega(m))))

# Models
lin <- function(y, x) { d <- data.frame(y = y, x); fit <- lm_robust(y ~ ., d, se_type = "HC2"); s <- summary(fit)$coefficients
  list(y = y, x = rows_of(unname(as.matrix(x))), estimate = all_of(s[, 1]), se = all_of(s[, 2]), p = all_of(s[, 4]), lower = all_of(s[, 5]), upper = all_of(s[, 6]), df = fit$df[1]) }
by_hand <- function(y, x) { m <- lm(y ~ as.matrix(x)); q <- qr.Q(m$qr); ri <- backsolve(qr.R(m$qr), diag(ncol(q))); e <- residuals(m); h <- rowSums(q^2)
  se <- sqrt(diag(ri %*% (t(q) %*% (q * (e^2 / (1 - h)))) %*% t(ri))); df <- m$df.residual; est <- unname(coef(m))
  list(y = y, x = rows_of(unname(as.matrix(x))), estimate = all_of(est), se = all_of(se), p = all_of(2 * pt(-abs(est / se), df)), lower = all_of(est - qt(0.975, df) * se), upper = all_of(est + qt(0.975, df) * se), df = df) }
linear <- list(mtcars = lin(mtcars$mpg, mtcars[, c("wt", "hp", "am")]), swiss = lin(swiss$Fertility, swiss[, -1]),
  longley = by_hand(longley$Employed, longley[, 1:6]))
log_fit <- function(y, x) { fit <- glm(y ~ as.matrix(x), family = binomial, control = list(epsilon = 1e-16, maxit = 100))
  # glm's errors belong to the step before its last: begun at the end, the two are one
  fit <- glm(y ~ as.matrix(x), family = binomial, start = coef(fit), control = list(epsilon = 1e-16, maxit = 100)); s <- summary(fit)$coefficients
  pr <- fitted(fit); sigma <- vcov(fit); zz <- pr * (1 - pr) * model.matrix(fit); noise <- sum(rowSums((zz %*% sigma) * zz)) / length(y)
  list(y = as.logical(y), x = rows_of(unname(as.matrix(x))), estimate = all_of(s[, 1]), se = all_of(s[, 2]), p = all_of(s[, 4]), height = as.numeric(logLik(fit)),
    noise = noise, r = 1 - 2 * sd(pr), adjusted = 1 - 2 * sqrt(max(0, var(pr) - noise))) }
firth <- function(y, x) { d <- data.frame(y = y, x); fit <- glm(y ~ ., d, family = binomial, method = "brglmFit", type = "AS_mean", epsilon = 1e-13, maxit = 5000, slowit = 1)
  s <- summary(fit)$coefficients; pr <- fitted(fit); mm <- model.matrix(fit); info <- t(mm) %*% (mm * pr * (1 - pr))
  list(y = as.logical(y), x = rows_of(unname(as.matrix(x))), estimate = all_of(s[, 1]), se = all_of(sqrt(diag(solve(info)))),
    height = sum(log(ifelse(y == 1, pr, 1 - pr))) + as.numeric(determinant(info)$modulus) / 2) }
known <- local({ n <- 400; x <- cbind(rbinom(n, 1, 0.3), rbinom(n, 1, 0.5), round(rnorm(n), 2)); y <- rbinom(n, 1, plogis(-0.4 + 0.8 * x[, 1] - 0.5 * x[, 2] + 0.3 * x[, 3])); list(x = x, y = y) })
logistic <- list(mtcars = log_fit(mtcars$am, mtcars[, c("wt", "hp")]), infert = log_fit(infert$case, infert[, c("age", "parity", "induced", "spontaneous")]), known = log_fit(known$y, known$x))
apart <- data.frame(a = c(0, 0, 0, 0, 0, 1, 1, 1, 1, 0, 1, 0), b = c(0.1, 1.2, 0.3, 2, 1.1, 0.2, 1.4, 0.6, 2.2, 1.7, 0.9, 0.5))
firths <- list(quasi = firth(c(0, 1, 0, 0, 1, 1, 1, 1, 1, 0, 1, 0), apart), complete = firth(apart$a, apart), mtcars = firth(mtcars$am, mtcars[, c("wt", "hp")]))

# Survival: aml and lung, which ship with the survival package
km <- function(time, status) { f <- survfit(Surv(time, status) ~ 1, conf.type = "log-log"); k <- f$n.event > 0
  list(time = time, ended = as.logical(status), steps = rows_of(cbind(f$time, f$n.risk, f$n.event, f$surv, f$std.err * f$surv, f$lower, f$upper)[k, ])) }
curves <- list(aml = km(aml$time, aml$status), lung = km(lung$time, lung$status - 1))

mde <- lapply(list(c(100, 0.5, 0.25), c(200, 0.5, 0.25), c(400, 0.5, 0.25), c(1000, 0.5, 0.25), c(57, 0.3, 0)), function(v)
  all_of(c(v, (qt(0.975, v[1] - 2) + qt(0.8, v[1] - 2)) * sqrt((1 - v[3]) / (v[2] * (1 - v[2]) * v[1])))))

versions <- vapply(c("survival", "metafor", "estimatr", "brglm2"), function(n) paste(n, packageVersion(n)), "")
cat(write(list(madeBy = c(R.version.string, unname(versions)), distributions = distributions, wilson = wilson, newcombe = newcombe, paired = paired,
  mcnemar = mcnemar, mantelHaenszel = mh, means = means, reliability = reliability, linear = linear, logistic = logistic, firth = firths,
  curves = curves, detectable = mde)), "\n", sep = "")
