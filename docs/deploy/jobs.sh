#!/bin/sh
# Runs what operations.md lists for cron, where there is no cron: every minute, and once a night.
# Each command may run too often or twice at once without harm.
while :; do
    python manage.py send_webhooks
    sleep 60
done &
night=''
while :; do
    today=$(TZ=Asia/Ho_Chi_Minh date +%F)
    if [ "$today" != "$night" ]; then
        python manage.py run_checks
        python manage.py clearsessions
        python manage.py forget_leftovers
        python manage.py send_digests
        python manage.py backup "/srv/backups/salesplan-$today.backup"
        find /srv/backups -name 'salesplan-*.backup' -mtime +14 -delete
        night=$today
    fi
    sleep 60
done
