FROM python:3.13-slim

# The bot needs no rights: it writes to /data alone.
RUN useradd --system --uid 10001 precis && install --directory --owner precis /data

WORKDIR /app
COPY pyproject.toml hatch_build.py README.md LICENSE ./
COPY bot bot
COPY summarizer summarizer
RUN pip install --no-cache-dir '.[postgres,server]'

USER precis
ENV PRECIS_DATA_DIR=/data
VOLUME /data
HEALTHCHECK --interval=60s --timeout=15s --start-period=60s CMD ["precis", "status", "--check"]
ENTRYPOINT ["precis"]
CMD ["run"]
