FROM python:3.13.0-slim-bookworm AS build

WORKDIR /src
COPY pyproject.toml hatch_build.py README.md CHANGELOG.md LICENSE ./
COPY bot bot
COPY summarizer summarizer
RUN pip wheel --no-cache-dir --no-deps --wheel-dir /wheels .

FROM python:3.13.0-slim-bookworm

# The bot needs no rights: it writes to /data alone.
RUN useradd --system --uid 10001 precis && install --directory --owner precis /data

COPY requirements.lock /tmp/
RUN pip install --no-cache-dir --require-hashes --requirement /tmp/requirements.lock
COPY --from=build /wheels /wheels
RUN pip install --no-cache-dir --no-deps /wheels/*.whl && rm -r /wheels

# precis, by its number: hosts need not know the name.
USER 10001
ENV PRECIS_DATA_DIR=/data
VOLUME /data
# Ready: the database can be written to, Telegram was heard of, and nothing waits for long.
HEALTHCHECK --interval=30s --timeout=15s --start-period=60s CMD ["precis", "status", "--check"]
ENTRYPOINT ["precis"]
CMD ["run"]
