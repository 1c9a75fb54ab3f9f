/**
 * The instance types that are offered, as AWS's DescribeInstanceTypes gives them (us-east-1, as the
 * project getmoto/moto keeps its answers). Left out are those with what a container cannot have:
 * bare metal, disks of their own, accelerators.
 * https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-types.html
 */

/**
 * Each family with its architecture, its processor's maker, its hypervisor and GHz (a hyphen where
 * its sizes differ); below it its sizes: vCPUs/cores, MiB of memory, network interfaces x addresses
 * of each.
 */
export const instanceTypeTable = `
t2 x86_64 Intel xen - burstable
  nano 1/1 512 2x2, micro 1/1 1024 2x2, small 1/1 2048 3x4, medium 2/2 4096 3x6,
  large 2/2 8192 3x12, xlarge 4/4 16384 3x15, 2xlarge 8/8 32768 3x15
t3 x86_64 Intel nitro 2.5 burstable
  nano 2/1 512 2x2, micro 2/1 1024 2x2, small 2/1 2048 3x4, medium 2/1 4096 3x6,
  large 2/1 8192 3x12, xlarge 4/2 16384 4x15, 2xlarge 8/4 32768 4x15
t3a x86_64 AMD nitro 2.2 burstable
  nano 2/1 512 2x2, micro 2/1 1024 2x2, small 2/1 2048 2x4, medium 2/1 4096 3x6,
  large 2/1 8192 3x12, xlarge 4/2 16384 4x15, 2xlarge 8/4 32768 4x15
t4g arm64 AWS nitro 2.5 burstable
  nano 2/2 512 2x2, micro 2/2 1024 2x2, small 2/2 2048 3x4, medium 2/2 4096 3x6,
  large 2/2 8192 3x12, xlarge 4/4 16384 4x15, 2xlarge 8/8 32768 4x15
m4 x86_64 Intel xen - previous
  large 2/1 8192 2x10, xlarge 4/2 16384 4x15, 2xlarge 8/4 32768 4x15, 4xlarge 16/8 65536 8x30,
  10xlarge 40/20 163840 8x30, 16xlarge 64/32 262144 8x30
m5 x86_64 Intel nitro 3.1 previous
  large 2/1 8192 3x10, xlarge 4/2 16384 4x15, 2xlarge 8/4 32768 4x15, 4xlarge 16/8 65536 8x30,
  8xlarge 32/16 131072 8x30, 12xlarge 48/24 196608 8x30, 16xlarge 64/32 262144 15x50,
  24xlarge 96/48 393216 15x50
m5a x86_64 AMD nitro 2.5
  large 2/1 8192 3x10, xlarge 4/2 16384 4x15, 2xlarge 8/4 32768 4x15, 4xlarge 16/8 65536 8x30,
  8xlarge 32/16 131072 8x30, 12xlarge 48/24 196608 8x30, 16xlarge 64/32 262144 15x50,
  24xlarge 96/48 393216 15x50
m5n x86_64 Intel nitro 3.1
  large 2/1 8192 3x10, xlarge 4/2 16384 4x15, 2xlarge 8/4 32768 4x15, 4xlarge 16/8 65536 8x30,
  8xlarge 32/16 131072 8x30, 12xlarge 48/24 196608 8x30, 16xlarge 64/32 262144 15x50,
  24xlarge 96/48 393216 15x50
m5zn x86_64 Intel nitro 4.5
  large 2/1 8192 3x10, xlarge 4/2 16384 4x15, 2xlarge 8/4 32768 4x15, 3xlarge 12/6 49152 8x30,
  6xlarge 24/12 98304 8x30, 12xlarge 48/24 196608 15x50
m6a x86_64 AMD nitro 3.6
  large 2/1 8192 3x10, xlarge 4/2 16384 4x15, 2xlarge 8/4 32768 4x15, 4xlarge 16/8 65536 8x30,
  8xlarge 32/16 131072 8x30, 12xlarge 48/24 196608 8x30, 16xlarge 64/32 262144 15x50,
  24xlarge 96/48 393216 15x50, 32xlarge 128/64 524288 15x50, 48xlarge 192/96 786432 15x50
m6g arm64 AWS nitro 2.5
  medium 1/1 4096 2x4, large 2/2 8192 3x10, xlarge 4/4 16384 4x15, 2xlarge 8/8 32768 4x15,
  4xlarge 16/16 65536 8x30, 8xlarge 32/32 131072 8x30, 12xlarge 48/48 196608 8x30,
  16xlarge 64/64 262144 15x50
m6i x86_64 Intel nitro 3.5 previous
  large 2/1 8192 3x10, xlarge 4/2 16384 4x15, 2xlarge 8/4 32768 4x15, 4xlarge 16/8 65536 8x30,
  8xlarge 32/16 131072 8x30, 12xlarge 48/24 196608 8x30, 16xlarge 64/32 262144 15x50,
  24xlarge 96/48 393216 15x50, 32xlarge 128/64 524288 15x50
m6in x86_64 Intel nitro 3.5
  large 2/1 8192 3x10, xlarge 4/2 16384 4x15, 2xlarge 8/4 32768 4x15, 4xlarge 16/8 65536 8x30,
  8xlarge 32/16 131072 8x30, 12xlarge 48/24 196608 8x30, 16xlarge 64/32 262144 15x50,
  24xlarge 96/48 393216 15x50, 32xlarge 128/64 524288 16x50
m7a x86_64 AMD nitro 3.7
  medium 1/1 4096 2x4, large 2/2 8192 3x10, xlarge 4/4 16384 4x15, 2xlarge 8/8 32768 4x15,
  4xlarge 16/16 65536 8x30, 8xlarge 32/32 131072 8x30, 12xlarge 48/48 196608 8x30,
  16xlarge 64/64 262144 15x50, 24xlarge 96/96 393216 15x50, 32xlarge 128/128 524288 15x50,
  48xlarge 192/192 786432 15x50
m7g arm64 AWS nitro 2.6
  medium 1/1 4096 2x4, large 2/2 8192 3x10, xlarge 4/4 16384 4x15, 2xlarge 8/8 32768 4x15,
  4xlarge 16/16 65536 8x30, 8xlarge 32/32 131072 8x30, 12xlarge 48/48 196608 8x30,
  16xlarge 64/64 262144 15x50
m7i x86_64 Intel nitro 3.2
  large 2/1 8192 3x10, xlarge 4/2 16384 4x15, 2xlarge 8/4 32768 4x15, 4xlarge 16/8 65536 8x30,
  8xlarge 32/16 131072 8x30, 12xlarge 48/24 196608 8x30, 16xlarge 64/32 262144 15x50,
  24xlarge 96/48 393216 15x50, 48xlarge 192/96 786432 15x50
m7i-flex x86_64 Intel nitro 3.2
  large 2/1 8192 3x10, xlarge 4/2 16384 4x15, 2xlarge 8/4 32768 4x15, 4xlarge 16/8 65536 8x30,
  8xlarge 32/16 131072 8x30, 12xlarge 48/24 196608 8x30, 16xlarge 64/32 262144 15x50
c4 x86_64 Intel xen 2.9 previous
  large 2/1 3840 3x10, xlarge 4/2 7680 4x15, 2xlarge 8/4 15360 4x15, 4xlarge 16/8 30720 8x30,
  8xlarge 36/18 61440 8x30
c5 x86_64 Intel nitro - previous
  large 2/1 4096 3x10, xlarge 4/2 8192 4x15, 2xlarge 8/4 16384 4x15, 4xlarge 16/8 32768 8x30,
  9xlarge 36/18 73728 8x30, 12xlarge 48/24 98304 8x30, 18xlarge 72/36 147456 15x50,
  24xlarge 96/48 196608 15x50
c5a x86_64 AMD nitro 3.3
  large 2/1 4096 3x10, xlarge 4/2 8192 4x15, 2xlarge 8/4 16384 4x15, 4xlarge 16/8 32768 8x30,
  8xlarge 32/16 65536 8x30, 12xlarge 48/24 98304 8x30, 16xlarge 64/32 131072 15x50,
  24xlarge 96/48 196608 15x50
c5n x86_64 Intel nitro 3.4
  large 2/1 5376 3x10, xlarge 4/2 10752 4x15, 2xlarge 8/4 21504 4x15, 4xlarge 16/8 43008 8x30,
  9xlarge 36/18 98304 8x30, 18xlarge 72/36 196608 15x50
c6a x86_64 AMD nitro 3.6
  large 2/1 4096 3x10, xlarge 4/2 8192 4x15, 2xlarge 8/4 16384 4x15, 4xlarge 16/8 32768 8x30,
  8xlarge 32/16 65536 8x30, 12xlarge 48/24 98304 8x30, 16xlarge 64/32 131072 15x50,
  24xlarge 96/48 196608 15x50, 32xlarge 128/64 262144 15x50, 48xlarge 192/96 393216 15x50
c6g arm64 AWS nitro 2.5
  medium 1/1 2048 2x4, large 2/2 4096 3x10, xlarge 4/4 8192 4x15, 2xlarge 8/8 16384 4x15,
  4xlarge 16/16 32768 8x30, 8xlarge 32/32 65536 8x30, 12xlarge 48/48 98304 8x30,
  16xlarge 64/64 131072 15x50
c6gn arm64 AWS nitro 2.5 previous
  medium 1/1 2048 2x4, large 2/2 4096 3x10, xlarge 4/4 8192 4x15, 2xlarge 8/8 16384 4x15,
  4xlarge 16/16 32768 8x30, 8xlarge 32/32 65536 8x30, 12xlarge 48/48 98304 8x30,
  16xlarge 64/64 131072 15x50
c6i x86_64 Intel nitro 3.5
  large 2/1 4096 3x10, xlarge 4/2 8192 4x15, 2xlarge 8/4 16384 4x15, 4xlarge 16/8 32768 8x30,
  8xlarge 32/16 65536 8x30, 12xlarge 48/24 98304 8x30, 16xlarge 64/32 131072 15x50,
  24xlarge 96/48 196608 15x50, 32xlarge 128/64 262144 15x50
c6in x86_64 Intel nitro 3.5
  large 2/1 4096 3x10, xlarge 4/2 8192 4x15, 2xlarge 8/4 16384 4x15, 4xlarge 16/8 32768 8x30,
  8xlarge 32/16 65536 8x30, 12xlarge 48/24 98304 8x30, 16xlarge 64/32 131072 15x50,
  24xlarge 96/48 196608 15x50, 32xlarge 128/64 262144 16x50
c7a x86_64 AMD nitro 3.7
  medium 1/1 2048 2x4, large 2/2 4096 3x10, xlarge 4/4 8192 4x15, 2xlarge 8/8 16384 4x15,
  4xlarge 16/16 32768 8x30, 8xlarge 32/32 65536 8x30, 12xlarge 48/48 98304 8x30,
  16xlarge 64/64 131072 15x50, 24xlarge 96/96 196608 15x50, 32xlarge 128/128 262144 15x50,
  48xlarge 192/192 393216 15x50
c7g arm64 AWS nitro 2.6
  medium 1/1 2048 2x4, large 2/2 4096 3x10, xlarge 4/4 8192 4x15, 2xlarge 8/8 16384 4x15,
  4xlarge 16/16 32768 8x30, 8xlarge 32/32 65536 8x30, 12xlarge 48/48 98304 8x30,
  16xlarge 64/64 131072 15x50
c7gn arm64 AWS nitro 2.6
  medium 1/1 2048 2x4, large 2/2 4096 3x10, xlarge 4/4 8192 4x15, 2xlarge 8/8 16384 4x15,
  4xlarge 16/16 32768 8x30, 8xlarge 32/32 65536 8x30, 12xlarge 48/48 98304 8x30,
  16xlarge 64/64 131072 15x50
c7i x86_64 Intel nitro 3.2
  large 2/1 4096 3x10, xlarge 4/2 8192 4x15, 2xlarge 8/4 16384 4x15, 4xlarge 16/8 32768 8x30,
  8xlarge 32/16 65536 8x30, 12xlarge 48/24 98304 8x30, 16xlarge 64/32 131072 15x50,
  24xlarge 96/48 196608 15x50, 48xlarge 192/96 393216 15x50
c7i-flex x86_64 Intel nitro 3.2
  large 2/1 4096 3x10, xlarge 4/2 8192 4x15, 2xlarge 8/4 16384 4x15, 4xlarge 16/8 32768 8x30,
  8xlarge 32/16 65536 8x30, 12xlarge 48/24 98304 8x30, 16xlarge 64/32 131072 15x50
r4 x86_64 Intel xen 2.3 previous
  large 2/1 15616 3x10, xlarge 4/2 31232 4x15, 2xlarge 8/4 62464 4x15,
  4xlarge 16/8 124928 8x30, 8xlarge 32/16 249856 8x30, 16xlarge 64/32 499712 15x50
r5 x86_64 Intel nitro 3.1 previous
  large 2/1 16384 3x10, xlarge 4/2 32768 4x15, 2xlarge 8/4 65536 4x15,
  4xlarge 16/8 131072 8x30, 8xlarge 32/16 262144 8x30, 12xlarge 48/24 393216 8x30,
  16xlarge 64/32 524288 15x50, 24xlarge 96/48 786432 15x50
r5a x86_64 AMD nitro 2.5
  large 2/1 16384 3x10, xlarge 4/2 32768 4x15, 2xlarge 8/4 65536 4x15,
  4xlarge 16/8 131072 8x30, 8xlarge 32/16 262144 8x30, 12xlarge 48/24 393216 8x30,
  16xlarge 64/32 524288 15x50, 24xlarge 96/48 786432 15x50
r5b x86_64 Intel nitro 3.1
  large 2/1 16384 3x10, xlarge 4/2 32768 4x15, 2xlarge 8/4 65536 4x15,
  4xlarge 16/8 131072 8x30, 8xlarge 32/16 262144 8x30, 12xlarge 48/24 393216 8x30,
  16xlarge 64/32 524288 15x50, 24xlarge 96/48 786432 15x50
r5n x86_64 Intel nitro 3.1
  large 2/1 16384 3x10, xlarge 4/2 32768 4x15, 2xlarge 8/4 65536 4x15,
  4xlarge 16/8 131072 8x30, 8xlarge 32/16 262144 8x30, 12xlarge 48/24 393216 8x30,
  16xlarge 64/32 524288 15x50, 24xlarge 96/48 786432 15x50
r6a x86_64 AMD nitro 3.6
  large 2/1 16384 3x10, xlarge 4/2 32768 4x15, 2xlarge 8/4 65536 4x15,
  4xlarge 16/8 131072 8x30, 8xlarge 32/16 262144 8x30, 12xlarge 48/24 393216 8x30,
  16xlarge 64/32 524288 15x50, 24xlarge 96/48 786432 15x50, 32xlarge 128/64 1048576 15x50,
  48xlarge 192/96 1572864 15x50
r6g arm64 AWS nitro 2.5
  medium 1/1 8192 2x4, large 2/2 16384 3x10, xlarge 4/4 32768 4x15, 2xlarge 8/8 65536 4x15,
  4xlarge 16/16 131072 8x30, 8xlarge 32/32 262144 8x30, 12xlarge 48/48 393216 8x30,
  16xlarge 64/64 524288 15x50
r6i x86_64 Intel nitro 3.5 previous
  large 2/1 16384 3x10, xlarge 4/2 32768 4x15, 2xlarge 8/4 65536 4x15,
  4xlarge 16/8 131072 8x30, 8xlarge 32/16 262144 8x30, 12xlarge 48/24 393216 8x30,
  16xlarge 64/32 524288 15x50, 24xlarge 96/48 786432 15x50, 32xlarge 128/64 1048576 15x50
r6in x86_64 Intel nitro 3.5
  large 2/1 16384 3x10, xlarge 4/2 32768 4x15, 2xlarge 8/4 65536 4x15,
  4xlarge 16/8 131072 8x30, 8xlarge 32/16 262144 8x30, 12xlarge 48/24 393216 8x30,
  16xlarge 64/32 524288 15x50, 24xlarge 96/48 786432 15x50, 32xlarge 128/64 1048576 16x50
r7a x86_64 AMD nitro 3.7
  medium 1/1 8192 2x4, large 2/2 16384 3x10, xlarge 4/4 32768 4x15, 2xlarge 8/8 65536 4x15,
  4xlarge 16/16 131072 8x30, 8xlarge 32/32 262144 8x30, 12xlarge 48/48 393216 8x30,
  16xlarge 64/64 524288 15x50, 24xlarge 96/96 786432 15x50, 32xlarge 128/128 1048576 15x50,
  48xlarge 192/192 1572864 15x50
r7g arm64 AWS nitro 2.6
  medium 1/1 8192 2x4, large 2/2 16384 3x10, xlarge 4/4 32768 4x15, 2xlarge 8/8 65536 4x15,
  4xlarge 16/16 131072 8x30, 8xlarge 32/32 262144 8x30, 12xlarge 48/48 393216 8x30,
  16xlarge 64/64 524288 15x50
r7i x86_64 Intel nitro 3.2
  large 2/1 16384 3x10, xlarge 4/2 32768 4x15, 2xlarge 8/4 65536 4x15,
  4xlarge 16/8 131072 8x30, 8xlarge 32/16 262144 8x30, 12xlarge 48/24 393216 8x30,
  16xlarge 64/32 524288 15x50, 24xlarge 96/48 786432 15x50, 48xlarge 192/96 1572864 15x50
r7iz x86_64 Intel nitro 3.9
  large 2/1 16384 3x10, xlarge 4/2 32768 4x15, 2xlarge 8/4 65536 4x15,
  4xlarge 16/8 131072 8x30, 8xlarge 32/16 262144 8x30, 12xlarge 48/24 393216 8x30,
  16xlarge 64/32 524288 15x50, 32xlarge 128/64 1048576 15x50
`
